import type { Decision, ProfileFlip, WeightFlip } from "@create-backend/core";
import { html, type Markup } from "../markup.ts";
import { ended, sentence } from "../words.ts";

const shown = 12;

/** What would change the decision: the revisit triggers. Each was tried, so each is true. */
export function changes({ flips }: Decision): Markup {
  const profile = (flips?.profile ?? []).slice(0, shown).map(flipRow);
  const weights = (flips?.weights ?? []).slice(0, shown).map(weightRow);
  return html`<section aria-labelledby="changes"><h2 id="changes">What would change it</h2>
<p class="lead">Every line was tried: applied, it changes the decision; one step before, it does not. Look at the decision again when one comes true.</p>
${profile.length === 0 ? html`<p>No single answer within reach changes it.</p>` : html`<ul class="flips">${profile}</ul>`}
${weights.length === 0 ? undefined : html`<h3>If you weigh differently</h3><ul class="flips">${weights}</ul>`}</section>`;
}

/** The button is for the script, which shows it. */
function flipRow({ key, to, sentence: words }: ProfileFlip): Markup {
  return html`<li><span>${ended(sentence(words))}</span><button type="button" class="try" data-key="${key}" data-value="${JSON.stringify(to)}" aria-label="Try it: ${words}" hidden>Try it</button></li>`;
}

function weightRow({ sentence: words }: WeightFlip): Markup {
  return html`<li>${ended(sentence(words))}</li>`;
}

import type { Catalogue, Choice, Decision } from "@create-backend/core";
import { html, type Markup } from "../markup.ts";
import { ended, questionTitle, sentence } from "../words.ts";

const hardest = ["very costly", "costly", "easy"];

/** The decision for a reader who does not build software: what each answer is, what was given up for it, and how hard it is to undo. Hardest first. */
export function plain({ choices }: Decision, catalogue: Catalogue): Markup {
  const told = Object.values(choices).filter(({ reversibility, tradeOff }) => reversibility !== undefined || tradeOff !== undefined);
  const rank = ({ reversibility = "easy" }: Choice): number => hardest.indexOf(reversibility);
  const rows = [...told].sort((a, b) => rank(a) - rank(b)).map((choice) => row(choice, catalogue));
  return html`<section aria-labelledby="plain"><h2 id="plain">What you get, what you give up</h2>
<p class="lead">In plain words, what is hardest to undo first. There is no choice without a price.</p><ul class="trades">${rows}</ul></section>`;
}

function row({ question, option, title, tradeOff, reversibility }: Choice, catalogue: Catalogue): Markup {
  const summary = catalogue.get(question)?.find(({ name }) => name === option)?.summary ?? "";
  return html`<li><h3>${title} <small>${questionTitle(question)}</small></h3><p>${ended(summary.replaceAll("`", ""))}</p>
${tradeOff === undefined ? undefined : html`<p><strong>The trade:</strong> ${ended(sentence(tradeOff))}</p>`}
${reversibility === undefined ? undefined : html`<p class="lead">To change it later is <strong>${reversibility}</strong>.</p>`}</li>`;
}

import type { Catalogue, Decision } from "@create-backend/core";
import { reasonFor, remarksOf } from "../../../../report/decision-text.ts";
import { nearestFlips } from "../../../../report/nearest-flips.ts";
import { surenessOf } from "../../../../report/sureness.ts";
import { html, type Markup } from "../markup.ts";
import { ended, questionTitle, sentence, verdictOf } from "../words.ts";

const leading = ["decomposition", "compute", "language", "framework", "database"];

/** The decision in one sentence, what carries it, who came second, and what would change it. */
export function verdict(decision: Decision, catalogue: Catalogue): Markup {
  const { runnerUps, confidence, choices } = decision;
  const reasons = leading.flatMap((question) => choices[question] ?? []).map((choice) => line(choice, reasonFor(choice, catalogue)));
  const seconds = [runnerUps.architecture, runnerUps.language].flatMap((second) => (second === undefined ? [] : [line(second, second.sentence)]));
  const nearest = nearestFlips(decision).map(({ sentence: words }) => html`<li>${ended(sentence(words))}</li>`);
  return html`<section class="verdict" aria-labelledby="verdict">
<h1 id="verdict">${verdictOf(decision)}</h1>
<p class="confidence"><span class="tag ${confidence}">confidence ${confidence}</span> ${ended(sentence(surenessOf(decision)))}</p>
${remarks(decision)}
<div class="columns">
<div><h2>Why</h2><ul>${reasons}</ul></div>
<div><h2>Why not</h2><ul>${seconds.length === 0 ? html`<li>Nothing else came near.</li>` : seconds}</ul></div>
<div><h2>What would change it</h2><ul>${nearest.length === 0 ? html`<li>Nothing within reach of what was said.</li>` : nearest}</ul></div>
</div></section>`;
}

function line({ title, question }: { readonly title: string; readonly question: string }, why: string): Markup {
  return html`<li><strong>${title}</strong> <span class="of">${questionTitle(question).toLowerCase()}</span><br>${ended(sentence(why))}</li>`;
}

/** Contradictions, impasses and notes: what the reader must know before the rest. */
function remarks(decision: Decision): Markup | undefined {
  const lines = [...decision.impasses.map(({ sentence: words }) => words), ...remarksOf(decision)].map((words) => html`<li>${ended(words)}</li>`);
  return lines.length === 0 ? undefined : html`<div class="remarks"><h2>To know</h2><ul>${lines}</ul></div>`;
}

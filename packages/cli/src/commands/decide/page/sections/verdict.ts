import type { Choice, Decision } from "@create-backend/core";
import { remarksOf } from "../../../../report/decision-text.ts";
import { html, type Markup } from "../markup.ts";
import { confidenceMeans, ended, questionTitle, sentence, verdictOf } from "../words.ts";

const leading = ["decomposition", "compute", "language", "framework", "database"];

/** The decision in one sentence, what carries it, who came second, and what would change it. */
export function verdict(decision: Decision): Markup {
  const { runnerUps, flips, confidence } = decision;
  const seconds = [runnerUps.architecture, runnerUps.language].flatMap((second) => (second === undefined ? [] : [html`<li><strong>${second.title}</strong> ${ended(second.sentence.replace(/^missing: /, "is missing: "))}</li>`]));
  const nearest = (flips?.profile ?? []).slice(0, 3).map(({ sentence: words }) => html`<li>${ended(sentence(words))}</li>`);
  return html`<section class="verdict" aria-labelledby="verdict">
<h1 id="verdict">${verdictOf(decision)}</h1>
<p class="confidence"><span class="tag ${confidence}">confidence ${confidence}</span> ${confidenceMeans[confidence]}</p>
${remarks(decision)}
<div class="columns">
<div><h2>Why</h2><ul>${leading.flatMap((question) => whyOf(decision.choices[question]))}</ul></div>
<div><h2>Why not</h2><ul>${seconds.length === 0 ? html`<li>Nothing else came near.</li>` : seconds}</ul></div>
<div><h2>What would change it</h2><ul>${nearest.length === 0 ? html`<li>Nothing within reach of what was said.</li>` : nearest}</ul></div>
</div></section>`;
}

function whyOf(choice: Choice | undefined): readonly Markup[] {
  if (choice === undefined) return [];
  const best = choice.reasons.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points)[0];
  const why = choice.pinned ? "it was fixed beforehand" : best?.because;
  return why === undefined ? [] : [html`<li><strong>${choice.title}</strong> for ${questionTitle(choice.question).toLowerCase()}: ${ended(why)}</li>`];
}

function notGenerated({ choices }: Decision): readonly string[] {
  return leading.flatMap((question) => choices[question]?.bestGenerated?.sentence ?? []).map(sentence);
}

/** Contradictions, impasses and notes: what the reader must know before the rest. */
function remarks(decision: Decision): Markup | undefined {
  const lines = [...decision.impasses.map(({ sentence: words }) => words), ...remarksOf(decision), ...notGenerated(decision)].map((words) => html`<li>${ended(words)}</li>`);
  return lines.length === 0 ? undefined : html`<div class="remarks"><h2>To know</h2><ul>${lines}</ul></div>`;
}

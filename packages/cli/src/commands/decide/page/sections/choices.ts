import type { Catalogue, Choice, Decision, Rejection } from "@create-backend/core";
import { reasonFor } from "../../../../report/decision-text.ts";
import { argumentTable } from "../bars.ts";
import { html, type Markup } from "../markup.ts";
import { criterionTitle, ended, questionTitle, sentence } from "../words.ts";
import { criteriaTable } from "./criteria.ts";

/** Every answer, and behind it everything that was weighed. */
export function choices(decision: Decision, catalogue: Catalogue): Markup {
  const rows = Object.values(decision.choices).map((choice) => choiceRow(choice, decision, catalogue));
  const open = Object.entries(decision.notNeeded).map(([question, why]) => html`<dt>${questionTitle(question)}</dt><dd>${ended(sentence(why.replace(/^not needed: /, "")))}</dd>`);
  return html`<section aria-labelledby="choices"><h2 id="choices">Every answer</h2>
<p class="lead">Open one to see the points that add up to it, the runner-up, and what was ruled out by which rule.</p>
${rows}
${open.length === 0 ? undefined : html`<details id="not-needed"><summary><span class="question">Not needed</span><span class="answer">${open.length} questions</span></summary><dl class="plain">${open}</dl></details>`}</section>`;
}

function choiceRow(choice: Choice, decision: Decision, catalogue: Catalogue): Markup {
  const { question, title, confidence, pinned } = choice;
  return html`<details class="choice" id="choice-${question}"><summary><span class="question">${questionTitle(question)}</span><span class="answer">${title}</span>
<span class="because">${reasonFor(choice, catalogue)}</span><span class="tag ${confidence}">${pinned ? "your choice" : confidence}</span></summary>
<div class="inside">${points(choice)}${weighing(choice, decision)}${second(choice)}${asides(choice)}${trade(choice)}${ruledOut(choice)}</div></details>`;
}

function points({ reasons, score, title, rejected }: Choice): Markup | undefined {
  if (reasons.length === 0) return undefined;
  const table = argumentTable(reasons, { total: score, caption: `Why ${title} scores ${score.toFixed(2)}` });
  const weighed = rejected.filter((one) => one.score !== undefined && one.reasons !== undefined);
  return html`${table}${weighed.length === 0 ? undefined : criteriaTable({ title, score, reasons }, weighed)}`;
}

/** Where criteria were weighed: how much each counts here, and why; and who cannot win whatever they weigh. */
function weighing(choice: Choice, { weights, dominated }: Decision): Markup | undefined {
  if (!choice.reasons.some(({ weight }) => weight !== undefined)) return undefined;
  const rows = weights.map(({ criterion, weight, because }) => html`<tr><th scope="row">${criterionTitle(criterion)}</th><td>${(100 * weight).toFixed(0)} %</td><td>${because.length === 0 ? "its usual share" : ended(because.join("; ").replaceAll(/\bx (?=\d)/g, "× "))}</td></tr>`);
  const titles = new Map([choice, ...choice.rejected].map(({ option, title }) => [option, title]));
  const hopeless = dominated.filter(({ question }) => question === choice.question).map(({ option, by }) => `${titles.get(option) ?? option} (by ${titles.get(by) ?? by})`);
  return html`<table class="weights"><caption>How much each criterion counts in this situation</caption><thead><tr><th scope="col">Criterion</th><th scope="col">Weight</th><th scope="col">Because</th></tr></thead><tbody>${rows}</tbody></table>
${hopeless.length === 0 ? undefined : html`<p>Cannot win under any weights, for another is at least as good everywhere: ${hopeless.join(", ")}.</p>`}`;
}

function second({ runnerUp }: Choice): Markup | undefined {
  return runnerUp === undefined ? undefined : html`<p><strong>Runner-up: ${runnerUp.title}</strong> ${ended(runnerUp.sentence)}</p>`;
}

function asides({ otherwise, withoutRadar, withoutOverrides, advised, bestGenerated, against }: Choice): readonly Markup[] {
  const said = [otherwise, withoutRadar, withoutOverrides, advised, bestGenerated].flatMap((aside) => (aside === undefined ? [] : [html`<p class="aside">${ended(sentence(aside.sentence))}</p>`]));
  return against === undefined ? said : [...said, html`<p class="aside">Rule ${against} speaks against it; it was fixed, or nothing else is left.</p>`];
}

function trade({ tradeOff, reversibility, confirmedBy, health, title }: Choice): Markup {
  const policies = (confirmedBy ?? []).map((name) => html`<li>${isPolicy(name) ? html`Policy <code>${name}</code>` : sentence(name)}</li>`);
  return html`${tradeOff === undefined ? undefined : html`<p><strong>Trade-off.</strong> ${ended(sentence(tradeOff))}</p>`}
${reversibility === undefined ? undefined : html`<p>Changing ${title} later is <strong>${reversibility}</strong>.</p>`}
${health === undefined ? undefined : html`<p><strong>Health.</strong> ${ended(sentence(health))}</p>`}
${policies.length === 0 ? undefined : html`<p>Kept by:</p><ul>${policies}</ul>`}`;
}

function isPolicy(name: string): boolean {
  return /^[a-z]+(-[a-z]+)+$/.test(name);
}

/** Options that share a reason share a line. */
function ruledOut({ rejected, runnerUp }: Choice): Markup | undefined {
  const groups = new Map<string, Rejection[]>();
  for (const one of rejected) if (one.option !== runnerUp?.option) groups.set(`${one.code} ${one.sentence}`, [...(groups.get(`${one.code} ${one.sentence}`) ?? []), one]);
  const rows = [...groups.values()].map((same) => html`<tr><td><code>${same[0]?.code}</code></td><th scope="row">${same.map(({ title }) => title).join(", ")}</th><td>${ended(sentence((same[0]?.sentence ?? "").replace(/^removed, \w+: /, "")))}</td></tr>`);
  return rows.length === 0 ? undefined : html`<table class="out"><caption>Not chosen</caption><thead><tr><th scope="col">Rule</th><th scope="col">Option</th><th scope="col">Because</th></tr></thead><tbody>${rows}</tbody></table>`;
}

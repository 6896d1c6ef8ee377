import type { Catalogue, Decision, Fact } from "@create-backend/core";
import { html, type Markup } from "../markup.ts";

/** The facts that the chosen options argue with, and where each comes from. Addresses are text: the page asks no network for anything. */
export function evidence(decision: Decision, catalogue: Catalogue): Markup {
  const rows = Object.values(decision.choices).flatMap(({ question, option, title }) => {
    const facts = catalogue.get(question)?.find(({ name }) => name === option)?.facts ?? {};
    return Object.entries(facts).map(([key, fact]) => row(`${title}: ${key}`, fact));
  });
  const { estimatedShare, overridden, expired } = decision.evidence;
  return html`<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>
<p class="lead">${Math.round(100 * estimatedShare)} % of the facts behind the chosen options are estimates${expired.length === 0 ? "" : `, ${expired.length} have expired`}.</p>
${overridden.length === 0 ? undefined : html`<ul>${overridden.map(({ id, reason }) => html`<li>The organisation replaced <code>${id}</code>: ${reason}</li>`)}</ul>`}
<details id="facts"><summary>${rows.length} facts and their sources</summary><div class="scroll" role="region" aria-label="Facts and sources" tabindex="0"><table class="values"><thead><tr><th scope="col">Fact</th><th scope="col">Value</th><th scope="col">Source</th><th scope="col">Date</th><th scope="col">Trust</th></tr></thead><tbody>${rows}</tbody></table></div></details>
<p class="sources">Engine ${decision.engine}, catalogue ${decision.catalogueVersion}, profile ${decision.profileVersion}. The same situation and catalogue give the same page, byte for byte.</p></section>`;
}

function row(name: string, { value, unit, source, date, confidence, evidence: kind }: Fact): Markup {
  return html`<tr><th scope="row">${name}</th><td>${String(value)}${unit === undefined ? "" : ` ${unit}`}</td><td>${source}</td><td>${date}</td><td>${kind === "estimate" ? "estimate" : confidence}</td></tr>`;
}

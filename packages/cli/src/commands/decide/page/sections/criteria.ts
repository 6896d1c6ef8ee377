import type { Contribution, Rejection } from "@create-backend/core";
import { html, type Markup } from "../markup.ts";
import { criterionTitle } from "../words.ts";

interface Scored {
  readonly title: string;
  readonly score: number;
  readonly reasons: readonly Contribution[];
}

/** Criteria against options: what each contributes, down to the totals. */
export function criteriaTable(chosen: Scored, others: readonly Rejection[]): Markup {
  const rivals = others.map(({ title, score = 0, reasons = [] }): Scored => ({ title, score, reasons })).sort((a, b) => b.score - a.score);
  const columns = [chosen, ...rivals];
  const keys = [...new Set(columns.flatMap(({ reasons }) => reasons.map(({ criterion }) => criterion)))];
  const rows = keys.map((key) => html`<tr><th scope="row">${criterionTitle(key)}${share(chosen, key)}</th>${columns.map((column) => html`<td>${pointsOf(column, key).toFixed(2)}</td>`)}</tr>`);
  return html`<div class="scroll" role="region" aria-label="Points of every criterion" tabindex="0"><table class="criteria"><caption>All that were scored, by criterion</caption><thead><tr><th scope="col">Criterion</th>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows}</tbody><tfoot><tr><th scope="row">sum</th>${columns.map(({ score }) => html`<td>${score.toFixed(2)}</td>`)}</tr></tfoot></table></div>`;
}

function share({ reasons }: Scored, key: string): string {
  const weight = reasons.find(({ criterion }) => criterion === key)?.weight;
  return weight === undefined ? "" : ` ${(100 * weight).toFixed(0)} %`;
}

function pointsOf({ reasons }: Scored, key: string): number {
  return reasons.filter(({ criterion }) => criterion === key).reduce((sum, { points }) => sum + points, 0);
}

import type { Contribution } from "@create-backend/core";
import { html, type Markup } from "./markup.ts";
import { criterionTitle, sentence, signed } from "./words.ts";

/** Arguments with a bar each, on one scale, and the total that they add up to. */
export function argumentTable(reasons: readonly Contribution[], { total, caption }: { total: number; caption: string }): Markup {
  const most = Math.max(...reasons.map(({ points }) => Math.abs(points)), 0.01);
  const rows = reasons.map((reason) => html`<tr><td class="points">${signed(reason.points)}</td><td class="bar">${bar(reason.points, most)}</td><td>${argument(reason)}</td></tr>`);
  return html`<table class="arguments"><caption>${caption}</caption><thead class="unseen"><tr><th scope="col">Points</th><th scope="col">Bar</th><th scope="col">Argument</th></tr></thead><tbody>${rows}</tbody>
<tfoot><tr><td class="points">${signed(total)}</td><td class="bar"></td><td>sum</td></tr></tfoot></table>`;
}

/** A bar over its share of the width; what speaks against has a colour of its own beside its sign. */
export function bar(points: number, most: number): Markup {
  const width = Math.max(1, Math.round((100 * Math.abs(points)) / most));
  return html`<svg class="${points < 0 ? "against" : "for"}" width="100%" height="10" aria-hidden="true"><rect width="${width}%" height="10" rx="2"/></svg>`;
}

function argument({ criterion, because, weight, value, uncertain }: Contribution): Markup {
  const product = weight === undefined || value === undefined ? "" : `${criterionTitle(criterion)}: ${(100 * weight).toFixed(0)} % × ${value.toFixed(1)}`;
  return html`${sentence(because)}${product === "" ? undefined : html`<small>${product}</small>`}${uncertain === true ? html` <span class="tag">estimate</span>` : undefined}`;
}

import type { CostCurve, CostPoint } from "@create-backend/core";
import { html, type Markup } from "../markup.ts";
import { amount } from "../words.ts";

const width = 640;
const height = 320;
const edge = { left: 76, right: 30, top: 28, bottom: 44 } as const;

/** A logarithmic scale from powers of ten to pixels. */
interface Scale {
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

/** Loads to look at: evenly spread on a logarithmic scale around what was said and where the costs meet. */
export function loadsOf({ nowRps, laterRps, breakEvenRps, crossingRps }: CostCurve, count: number): readonly number[] {
  const marks = [nowRps, laterRps, breakEvenRps, crossingRps ?? laterRps].filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...marks, 1)) - 0.3);
  const high = Math.ceil(Math.log10(Math.max(...marks, 1)) + 0.3);
  return Array.from({ length: count }, (_, index) => 10 ** (low + ((high - low) * index) / (count - 1)));
}

/** Both curves, the break-even, and the loads of today and of 24 months. */
export function costChart(curve: CostCurve): Markup {
  const points = loadsOf(curve, 161).map(curve.at);
  const loads = points.map(({ averageRps }) => averageRps);
  const money = points.flatMap(({ functionsUsd, containersUsd }) => [functionsUsd, containersUsd]).filter((value) => value > 0.5);
  const x = scaleOf(loads, edge.left, width - edge.right);
  const y = scaleOf(money, height - edge.bottom, edge.top);
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${spoken(curve)}">
${grid(x, y)}${mark("today", curve.nowRps, x)}${mark("in 24 months", curve.laterRps, x)}
<path class="functions" d="${line(points, "functionsUsd", { x, y })}"/><path class="containers" d="${line(points, "containersUsd", { x, y })}"/>
${breakEven(curve, x, y)}
<g class="legend"><path class="functions" d="M${edge.left} 12h24"/><text x="${edge.left + 30}" y="16">Functions</text><path class="containers" d="M${edge.left + 110} 12h24"/><text x="${edge.left + 140}" y="16">Containers</text></g></svg>`;
}

function spoken({ breakEvenRps, at, nowRps, laterRps }: CostCurve): string {
  const bill = (when: string, rps: number): string => `${when}: functions ${amount(at(rps).functionsUsd)} dollars, containers ${amount(at(rps).containersUsd)} dollars. `;
  return `Cost a month over the load. ${laterRps < nowRps ? bill("Today", nowRps) : ""}${bill("In 24 months", laterRps)}Break-even at ${amount(breakEvenRps)} requests per second.`;
}

function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const at = (value: number): number => Math.round(10 * (from + ((to - from) * (Math.log10(value) - low)) / (high - low))) / 10;
  return { ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)), at };
}

function grid(x: Scale, y: Scale): Markup {
  const across = y.ticks.map((tick) => html`<path class="grid" d="M${edge.left} ${y.at(tick)}H${width - edge.right}"/><text class="right" x="${edge.left - 8}" y="${y.at(tick) + 4}">${amount(tick)}</text>`);
  const down = x.ticks.map((tick) => html`<path class="grid" d="M${x.at(tick)} ${edge.top}V${height - edge.bottom}"/><text class="middle" x="${x.at(tick)}" y="${height - edge.bottom + 18}">${amount(tick)}</text>`);
  return html`<g>${across}${down}<text class="middle" x="${(edge.left + width - edge.right) / 2}" y="${height - 6}">requests per second on average</text><text x="4" y="16">USD</text></g>`;
}

function line(points: readonly CostPoint[], key: "functionsUsd" | "containersUsd", { x, y }: { x: Scale; y: Scale }): string {
  const floor = y.ticks[0] ?? 1;
  return points.filter((point) => point[key] >= floor).map((point, index) => `${index === 0 ? "M" : "L"}${x.at(point.averageRps)} ${y.at(point[key])}`).join("");
}

function mark(name: string, rps: number, x: Scale): Markup | undefined {
  if (rps <= 0) return undefined;
  const right = x.at(rps) > width / 2;
  return html`<path class="mark" d="M${x.at(rps)} ${edge.top}V${height - edge.bottom}"/><text class="${right ? "right" : "left"} note" x="${x.at(rps) + (right ? -5 : 5)}" y="${height - edge.bottom - (name === "today" ? 8 : 24)}">${name}</text>`;
}

/** Where functions cost what the least containers do. */
function breakEven({ breakEvenRps, floorUsd }: CostCurve, x: Scale, y: Scale): Markup {
  const [left, top] = [x.at(breakEvenRps), y.at(floorUsd)];
  const crowded = left > 0.7 * width;
  return html`<path class="floor" d="M${edge.left} ${top}H${left}"/><circle class="even" cx="${left}" cy="${top}" r="6"/><text class="${crowded ? "right" : "left"} strong" x="${left + (crowded ? -10 : 10)}" y="${top + 24}">break-even ${amount(breakEvenRps)}/s</text>`;
}

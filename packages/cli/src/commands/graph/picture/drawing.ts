import { html, type Markup } from "../../decide/page/markup.ts";
import { boxHeight, layered, type Spot } from "./layered.ts";
import type { View, ViewArrow, ViewBox } from "./view.ts";

const margin = 24;
const most = 30;

/** A picture as SVG groups, and how large it is. Boxes can be reached with the keyboard. */
export interface Drawing {
  readonly content: Markup;
  readonly width: number;
  readonly height: number;
}

/** Draws a view: arrows first, boxes over them. */
export function drawingOf({ boxes, arrows }: View): Drawing {
  const sized = boxes.map((box) => ({ ...box, width: widthOf(box) }));
  const { spots, width, height } = layered(sized, arrows);
  const widths = new Map(sized.map(({ id, width: own }) => [id, own]));
  const at = (id: string): Spot => spots.get(id) ?? { x: 0, y: 0 };
  const lines = arrows.filter(({ from, to }) => spots.has(from) && spots.has(to)).map((arrow) => arrowMarkup(arrow, { from: middle(at(arrow.from), widths.get(arrow.from)), to: middle(at(arrow.to), widths.get(arrow.to)) }));
  return { content: html`<g transform="translate(${margin} ${margin})"><g class="arrows">${lines}</g><g class="boxes">${sized.map((box) => boxMarkup(box, at(box.id)))}</g></g>`, width: width + 2 * margin, height: height + 2 * margin };
}

function widthOf({ label, note, bad, cycle }: ViewBox): number {
  return Math.max(90, Math.min(most, Math.max(label.length * 1.05, note.length * 0.85)) * 8.2 + 24 + (bad > 0 || cycle ? 26 : 0));
}

function middle({ x, y }: Spot, width = 0): Spot {
  return { x: x + width / 2, y };
}

function arrowMarkup({ from, to, count, kind, cycle }: ViewArrow, ends: { readonly from: Spot; readonly to: Spot }): Markup {
  const down = ends.to.y > ends.from.y;
  const level = ends.to.y === ends.from.y;
  const [y1, y2] = down ? [ends.from.y + boxHeight, ends.to.y - 3] : [level ? ends.from.y + boxHeight : ends.from.y, ends.to.y + boxHeight + 3];
  const bend = Math.max(24, Math.abs(y2 - y1) / 2) * (down || level ? 1 : -1);
  const shape = [ends.from.x, y1, ends.from.x, y1 + bend, ends.to.x, y2 + (level ? bend : -bend), ends.to.x, y2].map((value) => Math.round(value));
  const [a, b, c, d, e, f, g, h] = shape;
  const weight = Math.min(5, 1 + Math.log2(1 + count) / 2).toFixed(1);
  return html`<path class="arrow ${kind}${cycle ? " cycle" : ""}" data-from="${from}" data-to="${to}" d="M${a} ${b}C${c} ${d} ${e} ${f} ${g} ${h}" stroke-width="${weight}" marker-end="url(#head-${kind})"><title>${arrowTitle({ from, to, count, kind, cycle })}</title></path>`;
}

const meanings: Readonly<Record<ViewArrow["kind"], string>> = { fine: "as agreed", bad: "breaks a rule", astray: "nobody agreed on it", absent: "agreed on, and not there" };

function arrowTitle({ from, to, count, kind, cycle }: ViewArrow): string {
  return `${from} → ${to}: ${count} ${count === 1 ? "import" : "imports"}, ${meanings[kind]}${cycle ? ", part of a circle" : ""}`;
}

function boxMarkup(box: ViewBox & { readonly width: number }, { x, y }: Spot): Markup {
  const { id, label, note, kind, bad, cycle, width } = box;
  const state = [...(bad > 0 ? [`${bad} findings`] : []), ...(cycle ? ["part of a circle"] : [])];
  const badge = bad > 0 || cycle ? html`<g class="badge ${bad > 0 ? "bad" : "cycle"}" transform="translate(${(width - 20).toFixed(0)} 12)"><circle r="9"/><text class="${bad > 99 ? "many" : "few"}" y="3.5">${bad > 0 ? (bad > 99 ? "99+" : String(bad)) : "↻"}</text></g>` : undefined;
  return html`<g class="box ${kind}${bad > 0 ? " bad" : ""}${cycle ? " cycle" : ""}" data-id="${id}" tabindex="0" role="button" aria-label="${[label, note, ...state].join(", ")}" transform="translate(${x.toFixed(1)} ${y})"><rect width="${width.toFixed(1)}" height="${boxHeight}" rx="7"/><text class="label" x="12" y="19">${cut(label)}</text><text class="note" x="12" y="35">${cut(note)}</text>${badge}<title>${[label, ...state].join(": ")}</title></g>`;
}

function cut(text: string): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Ends of arrows, one for each kind: a marker does not take the colour of its line everywhere. */
export const heads: Markup = html`<defs>${(["fine", "bad", "astray", "absent"] as const).map((kind) => html`<marker id="head-${kind}" class="head ${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`)}</defs>`;

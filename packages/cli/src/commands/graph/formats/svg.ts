import type { Survey } from "@create-backend/policies";
import { asIs, html } from "../../decide/page/markup.ts";
import { drawingOf, heads } from "../picture/drawing.ts";
import { houseView } from "../picture/view.ts";

/** Modules and what is between them, as one picture. */
export function svgText(survey: Survey, style: string): string {
  const { content, width, height } = drawingOf(houseView(survey));
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height.toFixed(0)}" width="${width.toFixed(0)}" height="${height.toFixed(0)}" role="img" aria-label="Architecture of ${survey.name}"><style>${asIs(style)}</style>${heads}${content}</svg>
`.text;
}

import type { Survey } from "@create-backend/policies";
import { asIs, html, type Markup } from "../../decide/page/markup.ts";
import type { PageParts } from "../../decide/page/page.ts";
import { drawingOf, heads } from "../picture/drawing.ts";
import { houseView, type ViewArrow } from "../picture/view.ts";

/** The survey as one HTML page that asks no network for anything. The same survey gives the same bytes. */
export function graphPage(survey: Survey, { script, style }: PageParts): string {
  const { content, width, height } = drawingOf(houseView(survey));
  const policy = `default-src 'none'; script-src '${script.hash}'; style-src '${style.hash}'; base-uri 'none'; form-action 'none'`;
  return html`${asIs("<!doctype html>")}
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="generator" content="create-backend graph">
<title>Architecture of ${survey.name}</title><style>${asIs(style.text)}</style></head>
<body><header><h1>${survey.name}</h1><nav id="trail" aria-label="Where you are"></nav>
<div class="search"><label><span class="unseen">Find a file or a module</span><input id="search" type="search" placeholder="Find a file or a module  ( / )" autocomplete="off"></label><ul id="hits"></ul></div>
<label><input id="only-bad" type="checkbox"> only what is wrong</label><span class="legend">${legend()}</span>
<span class="right"><button id="closer" aria-label="Zoom in">+</button><button id="farther" aria-label="Zoom out">−</button><button id="fit">Fit</button></span></header>
<main><svg id="stage" viewBox="0 0 ${width.toFixed(0)} ${height.toFixed(0)}" role="group" aria-label="Architecture of ${survey.name}">${heads}<g id="picture">${content}</g></svg><aside id="detail" aria-live="polite"></aside></main>
<noscript>Scripts are off: this is the picture of modules. With scripts it can be searched, and a module opens into its files.</noscript>
${data(survey)}<script>${asIs(script.text)}</script></body></html>
`.text;
}

const kinds: readonly (readonly [ViewArrow["kind"], string])[] = [["fine", "as agreed"], ["astray", "nobody agreed on it"], ["absent", "agreed on, not there"], ["bad", "breaks a rule"]];

function legend(): Markup {
  return html`${kinds.map(([kind, means]) => html`<span><svg width="34" height="10" aria-hidden="true"><path class="arrow ${kind}" d="M0 5L33 5" stroke-width="2"/></svg> ${means}</span>`)}<span>↻ part of a circle</span>`;
}

/** As JSON that cannot end its element: "<" is written as an escape. */
function data(survey: Survey): Markup {
  return html`<script type="application/json" id="survey">${asIs(JSON.stringify(survey).replaceAll("<", "\\u003c"))}</script>`;
}

import { withoutPlaces, type Catalogue, type Decision, type Radar, type RadarWaiver } from "@create-backend/core";
import { decisionSections } from "./decision-sections.ts";
import { form } from "./inputs/form.ts";
import { asIs, html, type Markup } from "./markup.ts";
import { packed, type PackedCatalogue } from "./packed-catalogue.ts";
import { verdictOf } from "./words.ts";

/** A script or a style sheet that is part of the page. `hash` is what its policy calls it: `sha256-…`. */
export interface PagePart {
  readonly text: string;
  readonly hash: string;
}

export interface PageParts {
  readonly script: PagePart;
  readonly style: PagePart;
  /** What the organisation says about technologies: the page decides by it, too. */
  readonly radar?: Radar | undefined;
  readonly waivers?: readonly RadarWaiver[] | undefined;
}

/** What the script in the page starts from. */
export interface PageData {
  readonly profile: Decision["profile"];
  readonly catalogue: PackedCatalogue;
  readonly radar?: Radar | undefined;
  readonly waivers?: readonly RadarWaiver[] | undefined;
}

/** The decision as one HTML page that asks no network for anything. The same decision gives the same bytes. */
export function decisionPage(decision: Decision, catalogue: Catalogue, { script, style, radar, waivers }: PageParts): string {
  const { first, rest } = decisionSections(decision, catalogue);
  const { name } = decision.profile;
  const policy = `default-src 'none'; script-src '${script.hash}'; style-src '${style.hash}'; base-uri 'none'; form-action 'none'`;
  return html`${asIs("<!doctype html>")}
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="generator" content="create-backend decide">
<title>${name === undefined ? "" : `${name}: `}${verdictOf(decision)}</title><style>${asIs(style.text)}</style></head>
<body><a class="skip" href="#verdict">To the decision</a>
<header><p><strong>${name ?? "A backend"}</strong> <span>Architecture and stack, decided by create-backend</span></p>
<fieldset class="levels"><legend class="unseen">How much to read</legend><label><input type="radio" name="level" id="in-full" checked> In full</label><label><input type="radio" name="level" id="in-short"> In short</label></fieldset></header>
<p id="changed" role="status" aria-live="polite" tabindex="-1"></p>
<main><div id="first">${first}</div><aside id="inputs">${form(decision.profile, catalogue)}<noscript><p class="lead">Scripts are off: this is the decision as it was written. With scripts the situation can be changed here.</p></noscript></aside><div id="rest">${rest}</div></main>
${data({ profile: decision.profile, catalogue: packed(catalogue), radar: radar === undefined ? undefined : withoutPlaces(radar), waivers })}<script>${asIs(script.text)}</script></body></html>
`.text;
}

/** As JSON that cannot end its element: "<" is written as an escape. */
function data(start: PageData): Markup {
  return html`<script type="application/json" id="data">${asIs(JSON.stringify(start).replaceAll("<", "\\u003c"))}</script>`;
}

import type { Catalogue, Profile } from "@create-backend/core";
import { profileQuestions, type ProfileQuestion } from "../../../../interview/profile-questions.ts";
import { html, type Markup } from "../markup.ts";
import { control } from "./controls.ts";

const groups: readonly (readonly [title: string, flags: readonly string[]])[] = [
  ["Team and time", ["team", "skills", "weeks"]],
  ["Product and load", ["domain", "load", "traffic"]],
  ["Work and data", ["work", "data"]],
  ["Operations and independence", ["ops", "independence", "contention"]],
  ["Rules and places", ["regulations", "residency", "on-premises"]],
];

/** The situation as inputs. Hidden until the script shows it: without one they would do nothing. */
export function form(profile: Profile, catalogue: Catalogue): Markup {
  const grouped = new Set(groups.flatMap(([, flags]) => flags));
  const all = [...groups, ["Goals and budget", profileQuestions.map(({ flag }) => flag).filter((flag) => !grouped.has(flag))] as const];
  const parts = all.map(([title, flags], index) => html`<details class="group"${index === 0 ? html` open` : undefined}><summary>${title}</summary>${fields(flags, profile, catalogue)}</details>`);
  return html`<form id="situation" hidden aria-labelledby="situation-title"><h2 id="situation-title">Your situation</h2>
<p class="lead">Move anything: the page decides anew, by itself.</p>
${parts}<details class="group" id="keep"><summary>Keep this situation</summary><p class="hint">As a profile: save it as <code>profile.yaml</code>, and <code>create-backend shop --profile profile.yaml</code> writes the repository <code>shop</code>.</p><pre id="profile" role="region" tabindex="0" aria-label="Profile of this situation"></pre>
<p class="buttons"><a class="save" id="save-profile" download="profile.yaml">Save profile.yaml</a> <a class="save" id="save-decision" download="decision.json">Save decision.json</a></p></details>
<p class="buttons"><button type="button" id="restart" disabled>Back to the start</button></p></form>`;
}

function fields(flags: readonly string[], profile: Profile, catalogue: Catalogue): readonly Markup[] {
  return flags.flatMap((flag) => profileQuestions.filter((question) => question.flag === flag)).map((question) => field(question, control(question.answer, profile, catalogue)));
}

/** One control has a label of its own; several share a legend. */
function field({ summary, ask = summary, explain }: ProfileQuestion, { id, markup }: ReturnType<typeof control>): Markup {
  const hint = explain === undefined ? undefined : html`<p class="hint">${explain}</p>`;
  return id === undefined ? html`<fieldset><legend>${ask}</legend>${hint}${markup}</fieldset>` : html`<div class="field"><label class="title" for="${id}">${ask}</label>${hint}${markup}</div>`;
}

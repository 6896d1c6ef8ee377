import { valueAt, type Catalogue, type Profile } from "@create-backend/core";
import { profileQuestions, type AnswerKind, type ProfileQuestion } from "../../../../interview/profile-questions.ts";
import { html, type Markup } from "../markup.ts";
import { keyTitle } from "../profile-keys.ts";
import { positionOf, rangeOf, steps } from "./numbers.ts";

/** The situation as inputs. Hidden until the script shows it: without one they would do nothing. */
export function form(profile: Profile, catalogue: Catalogue): Markup {
  return html`<form id="situation" hidden aria-labelledby="situation-title"><h2 id="situation-title">Your situation</h2>
<p class="lead">Move anything: the page decides anew, by itself.</p>
${profileQuestions.map((question) => field(question, profile, catalogue))}
<p class="buttons"><button type="button" id="restart" disabled>Back to the start</button></p>
<details id="keep"><summary>Keep this situation</summary><p>As a profile file, for <code>create-backend decide --profile</code>:</p><pre id="profile" tabindex="0"></pre></details></form>`;
}

function field(question: ProfileQuestion, profile: Profile, catalogue: Catalogue): Markup {
  const hint = question.explain === undefined ? undefined : html`<p class="hint">${question.explain}</p>`;
  return html`<fieldset><legend>${question.summary}</legend>${hint}${control(question.answer, profile, catalogue)}</fieldset>`;
}

function control(answer: AnswerKind, profile: Profile, catalogue: Catalogue): Markup | readonly Markup[] {
  switch (answer.kind) {
    case "one":
      return select(answer.key, answer.titles, profile);
    case "many":
      return ticks(answer.key, answer.titles, profile);
    case "numbers":
      return answer.keys.map((key) => number(key, profile));
    case "yes":
      return html`<label class="tick"><input type="checkbox" data-key="${answer.key}" data-kind="yes"${flag("checked", valueAt(profile, answer.key) === true)}> ${keyTitle(answer.key)}</label>`;
    case "words":
      return html`<label>${keyTitle(answer.key)} <input type="text" data-key="${answer.key}" data-kind="words" value="${(valueAt(profile, answer.key) as readonly string[]).join(", ")}" pattern="[a-z0-9, \\-]*" autocomplete="off" placeholder="eu, de"></label>`;
    case "shares":
      return shares(answer, profile, catalogue);
  }
}

/** An attribute without a value. */
function flag(name: string, on: boolean): Markup | undefined {
  return on ? html` ${name}` : undefined;
}

function select(key: string, titles: Readonly<Record<string, string>>, profile: Profile): Markup {
  const options = Object.entries(titles).map(([value, title]) => html`<option value="${value}"${flag("selected", valueAt(profile, key) === value)}>${title}</option>`);
  return html`<select data-key="${key}" data-kind="one" aria-label="${keyTitle(key)}">${options}</select>`;
}

function ticks(key: string, titles: Readonly<Record<string, string>>, profile: Profile): readonly Markup[] {
  const present = valueAt(profile, key) as readonly string[];
  return Object.entries(titles).map(([value, title]) => html`<label class="tick"><input type="checkbox" data-key="${key}" data-kind="many" value="${value}"${flag("checked", present.includes(value))}> ${title}</label>`);
}

/** Two inputs for one number: a slider to move, and a field to type. */
function number(key: string, profile: Profile): Markup {
  const value = valueAt(profile, key) as number;
  const { least, whole } = rangeOf(key);
  return html`<label class="number">${keyTitle(key)} <input type="number" data-key="${key}" data-kind="number" min="${Math.min(least, value)}" step="${whole ? "1" : "any"}" value="${value}" required></label>
<input type="range" data-key="${key}" data-kind="slider" min="0" max="${steps}" value="${positionOf(value, rangeOf(key))}" aria-label="${keyTitle(key)}, slider" aria-valuetext="${value}">`;
}

function shares({ key, from }: Extract<AnswerKind, { kind: "shares" }>, profile: Profile, catalogue: Catalogue): readonly Markup[] {
  const present = valueAt(profile, key) as Readonly<Record<string, number>>;
  const offered = (catalogue.get(from) ?? []).filter(({ name, generates }) => generates || name in present);
  return offered.map(({ name, title }) => {
    const percent = Math.round(100 * (present[name] ?? 0));
    return html`<label class="share">${title} <output>${percent} %</output><input type="range" data-key="${key}" data-kind="share" data-name="${name}" min="0" max="100" step="5" value="${percent}" aria-valuetext="${percent} %"></label>`;
  });
}

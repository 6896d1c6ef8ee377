import { valueAt, type Catalogue, type Option, type Profile } from "@create-backend/core";
import type { AnswerKind } from "../../../../interview/profile-questions.ts";
import { html, type Markup } from "../markup.ts";
import { keyTitle } from "../profile-keys.ts";
import { positionOf, rangeOf, steps } from "./numbers.ts";

/** The inputs of one answer. `id` when there is one input, which a label can point at. */
export interface Control {
  readonly id?: string;
  readonly markup: Markup;
}

type Of<K extends AnswerKind["kind"]> = Extract<AnswerKind, { kind: K }>;

/** Native inputs for an answer; `data-key` and `data-kind` tell the script what they say. */
export function control(answer: AnswerKind, profile: Profile, catalogue: Catalogue): Control {
  switch (answer.kind) {
    case "one":
      return select(answer, profile);
    case "many":
      return { markup: html`${ticks(answer, profile)}` };
    case "numbers":
      return numbers(answer, profile);
    case "yes":
      return { markup: html`<label class="tick"><input type="checkbox" data-key="${answer.key}" data-kind="yes"${flag("checked", valueAt(profile, answer.key) === true)}> ${keyTitle(answer.key)}</label>` };
    case "words":
      return words(answer, profile);
    case "shares":
      return { markup: shares(answer, profile, catalogue) };
  }
}

/** An attribute without a value. */
function flag(name: string, on: boolean): Markup | undefined {
  return on ? html` ${name}` : undefined;
}

function idOf(key: string): string {
  return `say-${key.replace(".", "-")}`;
}

function select({ key, titles }: Of<"one">, profile: Profile): Control {
  const options = Object.entries(titles).map(([value, title]) => html`<option value="${value}"${flag("selected", valueAt(profile, key) === value)}>${title}</option>`);
  return { id: idOf(key), markup: html`<select id="${idOf(key)}" data-key="${key}" data-kind="one">${options}</select>` };
}

function words({ key }: Of<"words">, profile: Profile): Control {
  const value = (valueAt(profile, key) as readonly string[]).join(", ");
  return { id: idOf(key), markup: html`<input type="text" id="${idOf(key)}" data-key="${key}" data-kind="words" value="${value}" autocomplete="off" placeholder="eu, de">` };
}

function ticks({ key, titles }: Of<"many">, profile: Profile): readonly Markup[] {
  const present = valueAt(profile, key) as readonly string[];
  return Object.entries(titles).map(([value, title]) => html`<label class="tick"><input type="checkbox" data-key="${key}" data-kind="many" value="${value}"${flag("checked", present.includes(value))}> ${title}</label>`);
}

const moments: Readonly<Record<string, string>> = { "team.now": "Today", "team.in18m": "In 18 months", "load.peakRpsNow": "Today", "load.peakRps24m": "In 24 months" };

function numbers({ keys }: Of<"numbers">, profile: Profile): Control {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return { id: idOf(only), markup: number(only, profile) };
  return { markup: html`${keys.map((key) => html`<div class="moment"><label for="${idOf(key)}">${moments[key] ?? keyTitle(key)}</label>${number(key, profile)}</div>`)}` };
}

/** Two inputs for one number: a field to type, and a slider to move. */
function number(key: string, profile: Profile): Markup {
  const value = valueAt(profile, key) as number;
  const range = rangeOf(key);
  return html`<input type="number" id="${idOf(key)}" data-key="${key}" data-kind="number" min="${Math.min(range.least, value)}" step="${range.whole ? "1" : "any"}" value="${value}" required>
<input type="range" data-key="${key}" data-kind="slider" min="0" max="${steps}" value="${positionOf(value, range)}" aria-label="${keyTitle(key)}, slider" aria-valuetext="${value}">`;
}

/** A slider for each language: those that can be generated or were named, and behind them the others. */
function shares({ key, from }: Of<"shares">, profile: Profile, catalogue: Catalogue): Markup {
  const present = valueAt(profile, key) as Readonly<Record<string, number>>;
  const options = catalogue.get(from) ?? [];
  const near = options.filter(({ name, generates }) => generates || name in present);
  const others = options.filter((option) => !near.includes(option));
  const slider = (option: Option): Markup => share(key, option, Math.round(100 * (present[option.name] ?? 0)));
  return html`${near.map(slider)}${others.length === 0 ? undefined : html`<details class="others"><summary>Others</summary>${others.map(slider)}</details>`}`;
}

function share(key: string, { name, title }: Option, percent: number): Markup {
  return html`<label class="share">${title} <output>${percent} %</output><input type="range" aria-label="${title}, share of the team that ships it" data-key="${key}" data-kind="share" data-name="${name}" min="0" max="100" step="5" value="${percent}" aria-valuetext="${percent} %"></label>`;
}

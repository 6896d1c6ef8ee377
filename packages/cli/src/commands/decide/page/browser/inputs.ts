import { readPlaces, valueAt, type Profile, type Said } from "@create-backend/core";
import { positionOf, rangeOf, valueAtPosition } from "../inputs/numbers.ts";

type Input = HTMLInputElement | HTMLSelectElement;

/** What an input says now, by key of the profile; undefined while it says nothing that can be understood. */
export function readInput(target: HTMLElement, form: HTMLElement, profile: Profile): Said | undefined {
  const { key = "", kind, name = "" } = target.dataset;
  const input = target as HTMLInputElement;
  if (kind === "words") input.setCustomValidity(readPlaces(input.value).fault ?? "");
  const valid = input.validity.valid;
  input.setAttribute("aria-invalid", String(!valid));
  if (!valid || key === "") return undefined;
  switch (kind) {
    case "many":
      return { [key]: toggled(valueAt(profile, key) as readonly string[], form, key) };
    case "yes":
      return { [key]: input.checked };
    case "words":
      return { [key]: readPlaces(input.value).places };
    case "number":
      return { [key]: input.valueAsNumber };
    case "slider":
      return { [key]: valueAtPosition(input.valueAsNumber, rangeOf(key)) };
    case "share":
      return { [key]: { ...(valueAt(profile, key) as object), [name]: input.valueAsNumber / 100 } };
    default:
      return { [key]: input.value };
  }
}

/** The ticks of a key; those that were there keep their order. */
function toggled(present: readonly string[], form: HTMLElement, key: string): readonly string[] {
  const ticked = [...form.querySelectorAll<HTMLInputElement>(`[data-key="${key}"]:checked`)].map(({ value }) => value);
  return [...present.filter((one) => ticked.includes(one)), ...ticked.filter((one) => !present.includes(one))];
}

/** Puts every input where the profile is; what follows from others follows here too. */
export function showInputs(form: HTMLElement, profile: Profile): void {
  for (const input of form.querySelectorAll<Input>("[data-key]")) show(input, profile);
}

function show(input: Input, profile: Profile): void {
  const { key = "", kind, name = "" } = input.dataset;
  const value = valueAt(profile, key);
  if (input instanceof HTMLSelectElement) input.value = String(value);
  else if (kind === "many") input.checked = (value as readonly string[]).includes(input.value);
  else if (kind === "yes") input.checked = value === true;
  else if (kind === "share") showShare(input, Math.round(100 * ((value as Readonly<Record<string, number>>)[name] ?? 0)));
  else if (kind === "slider") showSlider(input, key, value as number);
  else if (input !== document.activeElement) input.value = kind === "words" ? (value as readonly string[]).join(", ") : String(value);
}

function showShare(input: HTMLInputElement, percent: number): void {
  input.value = String(percent);
  input.setAttribute("aria-valuetext", `${percent} %`);
  const output = input.parentElement?.querySelector("output");
  if (output !== null && output !== undefined) output.textContent = `${percent} %`;
}

function showSlider(input: HTMLInputElement, key: string, value: number): void {
  if (input !== document.activeElement) input.value = String(positionOf(value, rangeOf(key)));
  input.setAttribute("aria-valuetext", String(value));
}

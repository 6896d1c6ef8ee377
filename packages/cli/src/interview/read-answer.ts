import { checkShape, profileSchema, UserError, type Place, type ProfileInput } from "@create-backend/core";
import type { ProfileQuestion } from "./profile-questions.ts";

/** A profile that holds this one answer, written as on the command line. Throws `CB-013` when it cannot be understood; the place is the flag. */
export function readAnswer(question: ProfileQuestion, text: string): ProfileInput {
  const value = nested(valuesOf(question, text));
  try {
    return checkShape(profileSchema(), value, (): Place => ({ file: `--${question.flag}` }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, { ...error.parts, todo: hintFor(question) });
  }
}

/** Puts answers together; of two that say the same, the later one counts. */
export function mergedAnswers(answers: readonly ProfileInput[]): ProfileInput {
  const groups = new Map<string, unknown>();
  for (const answer of answers)
    for (const [key, value] of Object.entries(answer)) {
      const before = groups.get(key);
      groups.set(key, isGroup(before) && isGroup(value) ? { ...before, ...value } : value);
    }
  return Object.fromEntries(groups);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valuesOf({ answer }: ProfileQuestion, text: string): readonly (readonly [key: string, value: unknown])[] {
  const parts = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
  switch (answer.kind) {
    case "one":
      return [[answer.key, text.trim()]];
    case "many":
    case "words":
      return [[answer.key, parts]];
    case "yes":
      return [[answer.key, true]];
    case "numbers":
      return numbered(answer.keys, parts);
    case "shares":
      return [[answer.key, Object.fromEntries(parts.map((part) => [part.split("=")[0]?.trim() ?? "", part.includes("=") ? numberIn(part.split("=")[1] ?? "") : 1]))]];
  }
}

/** More numbers than keys go to the last key as text, so that the message names it. */
function numbered(keys: readonly string[], parts: readonly string[]): readonly (readonly [string, unknown])[] {
  if (parts.length > keys.length) return [[keys.at(-1) ?? "", parts.join(",")]];
  if (parts.length === 0) return [[keys[0] ?? "", ""]];
  return parts.map((part, index) => [keys[index] ?? "", numberIn(part)]);
}

/** What is no number stays as it was written, so that the message can say it. */
function numberIn(text: string): number | string {
  const number = Number(text.replace(/[_' ]/g, ""));
  return Number.isNaN(number) || text.trim() === "" ? text : number;
}

function nested(values: readonly (readonly [string, unknown])[]): object {
  const root: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of values) {
    const [group = "", leaf] = key.split(".");
    if (leaf === undefined) return { ...root, [group]: value };
    root[group] = { ...root[group], [leaf]: value };
  }
  return root;
}

function hintFor({ flag, takes, answer }: ProfileQuestion): string {
  if (answer.kind === "one" || answer.kind === "many") return `Known: ${Object.keys(answer.titles).join(", ")}.`;
  return answer.kind === "numbers" ? `For example: --${flag} ${answer.example.replaceAll(" ", "")}.` : `Write --${flag} ${takes ?? ""}.`;
}

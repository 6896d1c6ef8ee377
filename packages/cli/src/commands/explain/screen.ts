import type { Blueprint, Option } from "@create-backend/core";
import type { PolicyExplanation } from "@create-backend/policies";
import type { Ownership } from "../../disk/ownership.ts";
import { titleOf } from "../../report/question-titles.ts";
import type { Screen } from "../../terminal/session.ts";
import { columns, padded, wrap } from "../../terminal/text.ts";
import type { EffectiveValue } from "./agreement.ts";

/** Every value in effect, with its origin. */
export function agreementText(blueprint: Blueprint, values: readonly EffectiveValue[], { style, width }: Screen): string {
  const left = Math.min(Math.max(...values.map(({ key }) => key.length)) + 2, 34);
  const middle = Math.min(Math.max(...values.map(({ value }) => value.length)) + 2, width - left - 16);
  const row = ({ key, value, origin }: EffectiveValue): string => {
    const paint = origin === "written" ? style.bold : style.cyan;
    return `  ${padded(key, left)}${padded(paint(value), middle)}${style.dim(origin)}`.trimEnd();
  };
  return [
    style.bold(`What backend.yaml of ${blueprint.name} means`),
    "",
    ...values.map(row),
    "",
    ...wrap("What is not written follows from the rest. Write a key to fix it, and run `create-backend explain <question>` for its options.", width - 2).map((line) => `  ${style.dim(line)}`),
    "",
  ].join("\n");
}

export function policyText({ name, group, title, page }: PolicyExplanation, { style, width }: Screen): string {
  const body = page.replace(/^# .*\n+/, "");
  return [`${style.bold(name)}  ${title}  ${style.dim(group)}`, "", markdown(body, { style, width }), ""].join("\n");
}

export function questionText(question: string, options: readonly Option[], { style, width }: Screen): string {
  const rows = options.map(({ name, summary, generates }) => [style.cyan(name), `${summary}${generates ? "" : " (advice only: not generated yet)"}`] as const);
  return [`${style.bold(titleOf(question))}  ${style.dim(`--${question}, or ${question}: in backend.yaml`)}`, "", columns(rows, { width, left: 22 }), ""].join("\n");
}

export function optionText(option: Option, { style, width }: Screen): string {
  const needs = Object.entries(option.needs).map(([question, allowed]) => [question === "trait" ? "only with" : `needs ${question}`, allowed.join(" or ")] as const);
  const facts = Object.entries(option.facts).map(([name, { value, scale, source, date, confidence }]) => [name, `${String(value)}${scale === undefined ? "" : ` (${scale})`}. ${source}, ${date}, confidence ${confidence}`] as const);
  return [
    `${style.bold(option.title)}  ${style.dim(`${option.question}: ${option.name}`)}`,
    ...wrap(option.summary, width),
    ...(option.generates ? [] : ["", "It can be advised and not generated yet."]),
    ...(needs.length === 0 ? [] : ["", columns(needs, { width, left: 22 })]),
    ...(facts.length === 0 ? [] : ["", style.bold("Facts"), columns(facts, { width, left: 22 })]),
    "",
  ].join("\n");
}

export function fileText(path: string, { owner, edited }: Ownership, { style, width }: Screen): string {
  const whose =
    owner === undefined ? "Yours: create-backend never wrote it." :
    owner === "seed" ? "Yours since the first minute: it was written once and is never touched again." :
    "Ours: it follows backend.yaml and is rewritten by updates, so edits belong elsewhere.";
  const state = owner === "managed" && edited === true ? ["It is not as it was written: `create-backend check` says so, too."] : [];
  return [style.bold(path), ...wrap([whose, ...state].join(" "), width), ""].join("\n");
}

/** Markdown as a terminal shows it: headings stand out, code stays as it is, the rest is wrapped. */
export function markdown(text: string, { style, width }: Pick<Screen, "style" | "width">): string {
  let code = false;
  return text.trim().split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      code = !code;
      return code ? [style.dim(line.slice(3))] : [""];
    }
    if (code) return [`    ${line}`];
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    return heading === undefined ? wrap(line, width) : [style.bold(heading)];
  }).join("\n");
}

import type { Finding } from "@create-backend/core";
import { baselineFolder, waiversPath } from "@create-backend/policies";
import { idOf } from "../../report/finding-id.ts";
import { allFindings, type Judged } from "../../report/judged.ts";
import { findingLines } from "../../report/formats/terminal.ts";
import type { Screen } from "../../terminal/session.ts";
import { wrap } from "../../terminal/text.ts";

/** A finding with what stands behind it. */
export interface FindingAnswer {
  readonly id: string;
  readonly state: "new" | "waived" | "known";
  readonly finding: Finding;
  readonly rule: { readonly name: string; readonly title: string; readonly summary: string; readonly why: string };
}

/** Whether a word can be the name of a finding: an id, a fingerprint, or a place. */
export function namesFinding(what: string): boolean {
  return /^f-[0-9a-f]{8}$/.test(what) || /^\S+\s\S/.test(what) || /:\d+(?::\d+)?$/.test(what);
}

/** The findings that a word names: by id, by fingerprint or its beginning, by `path:line`. */
export function findingsNamed(what: string, judged: Judged): readonly FindingAnswer[] {
  const { waived, baselined } = judged.result;
  const all = [...allFindings(judged).map((finding) => [finding, "new"] as const), ...waived.map((finding) => [finding, "waived"] as const), ...baselined.map((finding) => [finding, "known"] as const)];
  return all.filter(([finding]) => isMeant(finding, what)).map(([finding, state]) => {
    const { name, title, summary, why } = judged.ruleOf(finding.policy);
    return { id: idOf(finding), state, finding, rule: { name, title, summary, why } };
  });
}

function isMeant(finding: Finding, what: string): boolean {
  const { location, fingerprint } = finding;
  const at = /^(.*?):(\d+)(?::(\d+))?$/.exec(what);
  if (at !== null && location.path === at[1]) return location.line === Number(at[2]) && (at[3] === undefined || location.column === Number(at[3]));
  return idOf(finding) === what || fingerprint === what || (what.includes(" ") && fingerprint.startsWith(what));
}

/** The same as a person reads it. */
export function findingText({ id, state, finding, rule }: FindingAnswer, judged: Judged, screen: Screen): string {
  const { style, width } = screen;
  const states = {
    new: "It fails the check.",
    waived: `It is waived, in ${waiversPath} or by a comment at its line.`,
    known: `It was there on day one: a line of ${baselineFolder} says so.`,
  };
  const severity = finding.severity === "error" || state !== "new" ? states[state] : `It is ${finding.severity === "warning" ? "a warning" : "information"} and fails nothing.`;
  const facts = Object.entries(finding.facts).map(([name, value]) => `  ${style.dim(name)} ${value}`);
  const related = (finding.related ?? []).map(({ path, line, column }) => `  ${style.cyan(`${path}:${line}:${column}`)}`);
  return [
    `${style.bold(rule.name)}  ${style.dim(id)}`,
    ...wrap([`${rule.title}.`, rule.summary, severity].filter((text) => text !== "").join(" "), width),
    "",
    ...findingLines(finding, { judged, screen }),
    ...(rule.why === "" ? [] : [style.bold("Why"), ...wrap(rule.why.replace(/\s+/g, " "), width - 2).map((line) => `  ${line}`), ""]),
    ...(facts.length === 0 ? [] : [style.bold("What was found"), ...facts, ""]),
    ...(related.length === 0 ? [] : [style.bold("Also"), ...related, ""]),
    style.bold("Fingerprint"),
    ...wrap(finding.fingerprint, width - 2).map((line) => `  ${style.dim(line)}`),
    "",
  ].join("\n");
}

import type { Finding, Severity } from "@create-backend/core";
import type { Screen } from "../../terminal/session.ts";
import { idOf } from "../finding-id.ts";
import { shortened, uncommanding, visible, wrap } from "../../terminal/text.ts";
import { allFindings, asideOf, byRule, countOf, countText, type Judged, type Rule } from "../judged.ts";

/** More of one kind than this say nothing new on a screen. */
const most = 20;

/** For a person: grouped by policy, each with why, where with an excerpt, and what to do. */
export function terminalReport(judged: Judged, screen: Screen): string {
  return uncommanding([...byRule(judged).map(([rule, findings]) => group(rule, findings, { judged, screen })), summary(judged, screen)].join("\n"));
}

interface Context {
  readonly judged: Judged;
  readonly screen: Screen;
}

function group(rule: Rule, findings: readonly Finding[], { judged, screen }: Context): string {
  const { style, width } = screen;
  const shown = findings.slice(0, most);
  const hidden = findings.length - shown.length;
  return [
    `${mark(worst(findings), screen)} ${style.bold(rule.name)}  ${style.dim(countText(findings))}`,
    ...wrap([rule.title, firstSentence(rule.why)].filter((text) => text !== "").map(closed).join(" "), width - 2).map((line) => `  ${style.dim(line)}`),
    "",
    ...shown.flatMap((finding) => findingLines(finding, { judged, screen })),
    ...(hidden === 0 ? [] : [`  ${style.dim(`… and ${hidden} more; --format json lists all`)}`, ""]),
  ].join("\n");
}

/** One finding: where, the line, what, and what to do. */
export function findingLines(finding: Finding, { judged, screen }: Context): string[] {
  const { style, width } = screen;
  const { location, message, fix } = finding;
  return [
    `  ${style.cyan(`${visible(location.path)}:${location.line}:${location.column}`)}  ${style.dim(idOf(finding))}`,
    ...excerpt(finding, { judged, screen }),
    ...wrap(visible(message), width - 4).map((line) => `    ${line}`),
    ...wrap(visible(fix), width - 6).map((line, index) => `    ${index === 0 ? style.cyan("→") : " "} ${line}`),
    "",
  ];
}

/** The line, and what is meant in it. */
function excerpt({ location, severity }: Finding, { judged, screen }: Context): string[] {
  const text = judged.lineOf(location.path, location.line);
  if (text === undefined || text.trim() === "" || location.endColumn === undefined) return [];
  const { style, width } = screen;
  const number = String(location.line);
  const room = width - number.length - 9;
  // A far place in a long line is shown from near its start.
  const skip = location.column > room - 10 ? location.column - 11 : 0;
  const end = location.endLine === undefined || location.endLine === location.line ? location.endColumn : text.length + 1;
  const cut = shortened(visible(text.slice(skip, skip + 2 * room).replaceAll("\t", " ")), room);
  const length = Math.max(1, Math.min(end, room + skip) - location.column);
  const paint = severity === "error" ? style.red : style.yellow;
  return [
    `    ${style.dim(`${number} │`)} ${cut}`,
    `    ${style.dim(`${" ".repeat(number.length)} │`)} ${" ".repeat(location.column - 1 - skip)}${paint("^".repeat(length))}`,
  ];
}

function summary(judged: Judged, { style, width }: Screen): string {
  const findings = allFindings(judged);
  const { counts } = judged.result;
  const sign = countOf(findings).error > 0 ? style.red("✗") : style.green("✓");
  const aside = asideOf(judged);
  const fresh = judged.narrowing?.by === "new" ? ` new since ${judged.narrowing.since}` : "";
  const head = `${sign} ${style.bold(`${countText(findings)}${fresh}`)}${aside.length === 0 ? "" : `, ${aside.join(", ")}`}`;
  const judgedText = `${counts.files} files and ${counts.edges} imports of ${judged.project} judged by ${judged.policies.length} policies.`;
  const more = findings.length === 0 ? [] : [`  ${style.dim("`create-backend explain <policy>` says more about one, `explain f-…` about a finding.")}`];
  return [head, ...wrap(judgedText, width - 2).map((line) => `  ${style.dim(line)}`), ...more, ""].join("\n");
}

function worst(findings: readonly Finding[]): Severity {
  const counts = countOf(findings);
  return counts.error > 0 ? "error" : counts.warning > 0 ? "warning" : "info";
}

function mark(severity: Severity, { style }: Screen): string {
  return severity === "error" ? style.red("✗") : severity === "warning" ? style.yellow("!") : style.blue("i");
}

function closed(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The first sentence of Markdown, as plain text. */
function firstSentence(text: string): string {
  const paragraph = text.split(/\n\s*\n/)[0]?.replace(/\s+/g, " ").trim() ?? "";
  return /^.*?[.!?](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
}

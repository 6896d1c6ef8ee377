import type { Finding } from "@create-backend/core";
import { visible } from "../../terminal/text.ts";
import { allFindings, asideOf, byRule, countText, type Judged, type Rule } from "../judged.ts";

/** Markdown for a pull request or a step summary. */
export function markdownReport(judged: Judged): string {
  const findings = allFindings(judged);
  const { counts } = judged.result;
  const aside = asideOf(judged);
  const head = `# create-backend check: ${countText(findings)}\n\n${counts.files} files of \`${judged.project}\` judged by ${judged.policies.length} policies${aside.length === 0 ? "" : `; ${aside.join(", ")}`}.\n`;
  return [head, ...byRule(judged).map(([rule, found]) => group(rule, found))].join("\n");
}

/** A step summary of GitHub may hold one megabyte. */
const mostRows = 100;

function group(rule: Rule, findings: readonly Finding[]): string {
  const left = findings.length - mostRows;
  const rows = findings.slice(0, mostRows).map(({ location, message, fix }) => `| \`${cell(visible(location.path))}:${location.line}\` | ${cell(message)} | ${cell(fix)} |`);
  return [`## ${rule.name}: ${rule.title}`, "", ...(rule.why === "" ? [] : [rule.why, ""]), "| Where | What | What to do |", "| --- | --- | --- |", ...rows, ...(left > 0 ? ["", `And ${left} more, which \`--format json\` and \`--format sarif\` list.`] : []), ""].join("\n");
}

function cell(text: string): string {
  return visible(text.replace(/\s*\n\s*/g, " ")).replaceAll("|", "\\|");
}

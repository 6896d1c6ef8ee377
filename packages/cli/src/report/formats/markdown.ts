import type { Finding } from "@create-backend/core";
import { allFindings, asideOf, byRule, countText, type Judged, type Rule } from "../judged.ts";

/** Markdown for a pull request or a step summary. */
export function markdownReport(judged: Judged): string {
  const findings = allFindings(judged);
  const { counts } = judged.result;
  const aside = asideOf(judged);
  const head = `# create-backend check: ${countText(findings)}\n\n${counts.files} files of \`${judged.project}\` judged by ${judged.policies.length} policies${aside.length === 0 ? "" : `; ${aside.join(", ")}`}.\n`;
  return [head, ...byRule(judged).map(([rule, found]) => group(rule, found))].join("\n");
}

function group(rule: Rule, findings: readonly Finding[]): string {
  const rows = findings.map(({ location, message, fix }) => `| \`${location.path}:${location.line}\` | ${cell(message)} | ${cell(fix)} |`);
  return [`## ${rule.name}: ${rule.title}`, "", ...(rule.why === "" ? [] : [rule.why, ""]), "| Where | What | What to do |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}

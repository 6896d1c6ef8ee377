import type { Finding } from "@create-backend/core";
import { byRule, countOf, type Judged, type Rule } from "../judged.ts";

/** JUnit XML: a suite for each policy, a failed case for each finding, a passed one where there is none. Warnings pass, with their text. */
export function junitReport(judged: Judged): string {
  const found = new Map(byRule(judged).map(([rule, findings]) => [rule.name, findings]));
  const ailing = byRule(judged).map(([rule]) => rule).filter(({ name }) => !judged.policies.includes(name));
  const suites = [...judged.policies.map(judged.ruleOf), ...ailing].map((rule) => suite(rule, found.get(rule.name) ?? []));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="create-backend check">\n${suites.join("")}</testsuites>\n`;
}

function suite(rule: Rule, findings: readonly Finding[]): string {
  const cases = findings.length === 0 ? `    <testcase classname="${escaped(rule.name)}" name="${escaped(rule.title)}"/>\n` : findings.map(failed).join("");
  return `  <testsuite name="${escaped(rule.name)}" tests="${Math.max(1, findings.length)}" failures="${countOf(findings).error}" errors="0" skipped="0" time="0">\n${cases}  </testsuite>\n`;
}

function failed({ policy, severity, location, message, fix }: Finding): string {
  const place = `${location.path}:${location.line}:${location.column}`;
  const head = `    <testcase classname="${escaped(policy)}" name="${escaped(place)}">\n`;
  const said = escaped(`${place}\n${message}\n${fix}`);
  const body = severity === "error" ? `      <failure type="${severity}" message="${escaped(message)}">${said}</failure>\n` : `      <system-out>${said}</system-out>\n`;
  return `${head}${body}    </testcase>\n`;
}

/** Text and attribute values of XML and HTML, quotes are double; characters that XML 1.0 cannot carry are replaced. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}

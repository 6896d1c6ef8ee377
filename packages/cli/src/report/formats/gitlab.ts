import type { Severity } from "@create-backend/core";
import { visible } from "../../terminal/text.ts";
import { toldApart } from "../finding-id.ts";
import { allFindings, type Judged } from "../judged.ts";

const severities: Readonly<Record<Severity, string>> = { error: "critical", warning: "minor", info: "info" };

/** GitLab's code quality report: shown in the merge request, compared with the target branch by fingerprint. */
export function gitlabReport(judged: Judged): string {
  const issues = toldApart(allFindings(judged)).map(({ policy, severity, message, fix, location: { path, line, endLine = line }, fingerprint }) => ({
    description: visible(`${message} ${fix}`),
    check_name: policy,
    fingerprint,
    severity: severities[severity],
    location: { path, lines: { begin: line, end: endLine } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

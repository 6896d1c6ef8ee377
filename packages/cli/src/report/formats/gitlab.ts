import type { Severity } from "@create-backend/core";
import { allFindings, type Judged } from "../judged.ts";

const severities: Readonly<Record<Severity, string>> = { error: "critical", warning: "minor", info: "info" };

/** GitLab's code quality report: shown in the merge request, compared with the target branch by fingerprint. */
export function gitlabReport(judged: Judged): string {
  const seen = new Map<string, number>();
  const issues = allFindings(judged).map(({ policy, severity, message, fix, location: { path, line, endLine = line }, fingerprint }) => {
    const times = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, times + 1);
    return {
      description: `${message} ${fix}`,
      check_name: policy,
      // GitLab drops a second entry with the same fingerprint.
      fingerprint: times === 0 ? fingerprint : `${fingerprint}-${times}`,
      severity: severities[severity],
      location: { path, lines: { begin: line, end: endLine } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

import type { Finding } from "@create-backend/core";
import { idOf } from "../finding-id.ts";
import type { Judged } from "../judged.ts";
import { allFindings, countOf } from "../judged.ts";

/** One document: everything that was found, and the counts. */
export function jsonReport(judged: Judged): string {
  const { project, tool, result, narrowing } = judged;
  const { findings, health, waived, baselined, counts } = result;
  const ok = countOf(allFindings(judged)).error === 0;
  return `${JSON.stringify({ schema: 1, ok, project, tool, ...(narrowing === undefined ? {} : { narrowing }), counts, findings: findings.map(named), health: health.map(named), waived: waived.map(named), baselined: baselined.map(named) }, null, 2)}\n`;
}

/** With the short name that `create-backend explain` takes. */
function named(finding: Finding): object {
  return { id: idOf(finding), ...finding };
}

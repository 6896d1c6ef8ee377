import type { Judged } from "../judged.ts";
import { allFindings, countOf } from "../judged.ts";

/** One document: everything that was found, and the counts. */
export function jsonReport(judged: Judged): string {
  const { project, tool, result, narrowing } = judged;
  const { findings, health, waived, baselined, counts } = result;
  const ok = countOf(allFindings(judged)).error === 0;
  return `${JSON.stringify({ schema: 1, ok, project, tool, ...(narrowing === undefined ? {} : { narrowing }), counts, findings, health, waived, baselined }, null, 2)}\n`;
}

import { valueAt } from "@create-backend/core";
import type { AgainPlan } from "./plan.ts";

/** What `--json` prints. */
export function againDocument({ before, after, differences, kept, records, toFollow, changes }: AgainPlan, written: boolean): object {
  return {
    ok: true,
    changed: differences.choices.length > 0,
    written,
    engine: { from: before.engine, to: after.engine },
    catalogue: { from: before.catalogueVersion, to: after.catalogueVersion },
    profile: differences.profile.map((key) => ({ key, from: valueAt(before.profile, key), to: valueAt(after.profile, key) })),
    choices: differences.choices,
    kept,
    confidence: after.confidence,
    records: records.map(([name]) => name),
    toFollow,
    files: changes.map(({ path, before: old }) => ({ path, kind: old === undefined ? "create" : "replace" })),
  };
}

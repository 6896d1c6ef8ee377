import { compareBlueprints } from "@create-backend/core";
import type { Carried } from "./carry-out.ts";
import { keptMigrations, leftBehind } from "./left-behind.ts";
import { lostIn } from "./lost-names.ts";
import { missingSections } from "./missing-sections.ts";
import { newNamesIn } from "./new-names.ts";
import { isOpen, toldSteps, type UpdatePlan } from "./plan.ts";

/** What `--json` prints: the plan and, once it is carried out, what came of it. */
export function planDocument(plan: UpdatePlan, carried?: Carried): object {
  const { standing, followed, skipped } = plan;
  return {
    ok: true,
    state: skipped ? "skipped" : !isOpen(plan) ? (plan.postponed.length > 0 ? "conflicts" : "current") : followed.conflicts.length > 0 ? "conflicts" : "changes",
    written: carried !== undefined,
    from: standing.lock.tool,
    to: standing.now.facts.tool,
    agreement: compareBlueprints(standing.agreed.before, standing.agreed.now),
    codemods: newNamesIn(plan),
    steps: toldSteps(plan),
    conflicts: followed.conflicts.map(({ path, kind, keys }) => ({ path, kind, keys })),
    postponed: followed.postponed,
    held: followed.steps.flatMap(({ path, outcome }) => (outcome === "hold" ? [path] : [])),
    leftBehind: leftBehind(plan).map(({ module, files }) => ({ module, files })),
    keptMigrations: keptMigrations(plan),
    lostNames: lostIn(plan),
    missingSections: missingSections(plan),
    changes: followed.changes.map(({ path, before, after }) => ({ path, kind: before === undefined ? "create" : after === undefined ? "remove" : "replace" })),
    ...carried,
  };
}

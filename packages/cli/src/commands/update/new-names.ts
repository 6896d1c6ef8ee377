import type { UpdatePlan } from "./plan.ts";
import type { NewName } from "./standing.ts";

/** A name that is another one or elsewhere; it waits where every file of the user's that has it is left for another time. */
export interface PlannedName extends NewName {
  readonly waits?: true;
}

/** What changes in the user's code with this update, or will with a later one. */
export function newNamesIn({ standing: { rewritten }, followed }: UpdatePlan): readonly PlannedName[] {
  const waiting = new Set(followed.waiting);
  return (rewritten?.told ?? []).map((name) => {
    const files = rewritten?.where?.get(name) ?? [];
    return files.length > 0 && files.every((path) => waiting.has(path)) ? { ...name, waits: true } : name;
  });
}

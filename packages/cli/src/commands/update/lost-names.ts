import { lostNames, type LostName } from "@create-backend/policies";
import { leftBehind } from "./left-behind.ts";
import type { UpdatePlan } from "./plan.ts";

/** Names that code imports and that would not be there any more: what the templates dropped or put elsewhere, and what goes with a module. Files in conflict, and those that a module leaves behind, are looked at anyway. */
export function lostIn(plan: UpdatePlan): readonly LostName[] {
  const { changes, conflicts, tree } = plan.followed;
  if (changes.every(({ before }) => before === undefined)) return [];
  const { mine, agreed } = plan.standing;
  const gone = new Set(changes.flatMap(({ path, after }) => (after === undefined ? [path] : [])));
  const told = new Set([...conflicts.map(({ path }) => path), ...leftBehind(plan).flatMap(({ files }) => files)]);
  return lostNames(mine, new Map([...tree].filter(([path]) => !gone.has(path))), agreed.now).filter(({ path }) => !told.has(path));
}

/** What that means, and what to do, for each file. */
export function lostTexts(lost: readonly LostName[]): readonly string[] {
  const paths = [...new Set(lost.map(({ path }) => path))];
  return paths.map((path) => {
    const names = lost.filter((one) => one.path === path);
    const places = names.flatMap(({ name, now: [place] }) => (place === undefined ? [] : [`${name} is in ${place} now.`]));
    return [`${path} imports ${names.map(({ name, from }) => `${name} from ${from}`).join(", ")}, and after this update ${names.length === 1 ? "that is" : "those are"} not there any more.`, ...places, "Change that file with the update, or it does not build."].join(" ");
  });
}

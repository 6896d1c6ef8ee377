import type { Followed } from "@create-backend/core";
import { lostNames, type LostName } from "@create-backend/policies";
import type { Standing } from "./standing.ts";

/** Names that code imports and that would not be there any more: what the templates dropped or put elsewhere, and what goes with a module. Files in conflict are read by a person anyway. */
export function lostIn({ changes, conflicts, tree }: Followed, { mine, agreed }: Standing): readonly LostName[] {
  if (changes.every(({ before }) => before === undefined)) return [];
  const undecided = new Set(conflicts.map(({ path }) => path));
  return lostNames(mine, tree, agreed.now).filter(({ path }) => !undecided.has(path));
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

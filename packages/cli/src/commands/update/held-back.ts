import { follow, leftAsIs, renamesOf, type Blueprint, type Followed, type Update } from "@create-backend/core";
import { heldTogether, type HeldTogether } from "@create-backend/policies";

/** What has to wait with files in conflict, since it needs them as the templates have them, or they need it as it was. */
export function heldBack(update: Update, { postponed }: Followed, blueprint: Blueprint): HeldTogether {
  const { tree, conflicts } = follow({ ...update, postpone: false });
  const decided = new Map(conflicts.map(({ path, theirs }) => [path, theirs]));
  const after = new Map([...tree].map(([path, file]) => [path, decided.get(path) ?? file]));
  const moved = renamesOf(update.lock, update.theirs, update.facts.ids ?? new Map());
  return heldTogether({ before: leftAsIs(update).mine, after, waiting: postponed, moved }, blueprint);
}

import { UserError } from "@create-backend/core";
import type { WorkTree } from "../../disk/update/work-tree.ts";
import { someOf } from "./some-of.ts";
import type { Standing } from "./standing.ts";

/** What git was told to leave out of this checkout (`git sparse-checkout`) is not deleted, and cannot be merged unseen. `CB-191` */
export function assertWholeCheckout({ lock, mine }: Pick<Standing, "lock" | "mine">, workTree: WorkTree | undefined): void {
  const absent = Object.entries(lock.files).flatMap(([path, { deleted, at = path }]) => (deleted === true || mine.has(at) ? [] : [at]));
  if (workTree === undefined || absent.length === 0) return;
  const skipped = new Set(workTree.git(["ls-files", "-t", "-z"]).out.split("\0").flatMap((line) => (line.startsWith("S ") ? [line.slice(2)] : [])));
  const hidden = absent.filter((path) => skipped.has(path));
  if (hidden.length === 0) return;
  throw new UserError("CB-191", {
    what: `Git leaves files out of this checkout that belong to the update: ${someOf(hidden)}.`,
    why: "They would count as deleted by you, and would never be brought up to date again.",
    todo: "Check everything out, then run this again: git sparse-checkout disable. Or work in another clone.",
  });
}

import { basePath, changesBetween, follow, lockFile, lockPath, storesBase, textFile, type DiskChange, type Followed, type FileTree, type Step, type TreeFile, type Update, UserError } from "@create-backend/core";
import { agreement } from "../../disk/find-repository.ts";
import { heldBack } from "./held-back.ts";
import { isMigrationOf } from "./migrations.ts";
import { recordsOf as decisionsOf } from "./records.ts";
import type { Standing } from "./standing.ts";

/** An update before anything is written: a value. */
export interface UpdatePlan {
  readonly standing: Standing;
  readonly followed: Followed;
  /** The lock and the base as they will be, where they change. */
  readonly records: readonly DiskChange[];
  /** Everything the templates would change was refused with --skip-version. */
  readonly skipped: boolean;
  /** Files in conflict that were asked to be left for another time. */
  readonly postponed: readonly string[];
}

/** How a plan is made. */
export interface Planning {
  /** Written with it: the agreement that a command has changed. */
  readonly also?: readonly DiskChange[];
  /** Leave files in conflict as they are, to be merged another time. */
  readonly postpone?: boolean;
}

/** Compares and merges. */
export function planOf(standing: Standing, base: TreeFile | undefined, { also: edited = [], postpone = false }: Planning = {}): UpdatePlan {
  const { lock, now, agreed } = standing;
  const skipped = lock.skipped === now.facts.tool && !agreed.changed;
  const tool = now.facts.tool;
  const update: Update = {
    lock,
    base: standing.base,
    before: standing.before,
    mine: standing.mine,
    blocked: standing.blocked,
    theirs: now.tree,
    facts: now.facts,
    postpone,
    remembered: isMigrationOf(agreed.now),
    ...(standing.rewritten === undefined ? {} : { rewritten: standing.rewritten }),
    labels: { mine: "yours", base: `as written by create-backend ${lock.tool}`, theirs: `create-backend ${tool}` },
  };
  const followed = withoutApart(update, standing);
  assertNoCollision(followed, standing.mine);
  assertNoModuleRenamed(followed, standing);
  const decisions = decisionsOf(standing);
  const also = [...edited, ...decisions];
  const told = decisions.map(({ path, before }): Step => ({ path, outcome: before === undefined ? "add" : "merge", reason: before === undefined ? "records the new answer, and what has to be moved" : "marked as superseded" }));
  const whole = { ...followed, steps: [...followed.steps, ...told], changes: [...also, ...followed.changes.filter(({ path }) => !also.some((other) => other.path === path))] };
  return { standing, followed: whole, records: recordsOf(standing, followed, base), skipped, postponed: followed.postponed };
}

/** The update; of one that leaves files in conflict for another time, without what builds only with these. */
function withoutApart(update: Update, { agreed }: Standing): Followed {
  const followed = follow(update);
  return followed.postponed.length === 0 ? followed : follow({ ...update, held: heldBack(update, followed, agreed.now) });
}

/** What an update adds is not one file with another where case is ignored. `CB-157` */
function assertNoCollision({ changes, tree }: Followed, mine: FileTree): void {
  const added = new Set(changes.flatMap(({ path, before, after }) => (before === undefined && after !== undefined ? [path] : [])));
  if (added.size === 0) return;
  const folded = new Map([...added].map((path) => [path.normalize("NFC").toLowerCase(), path]));
  const other = [...tree.keys()].find((path) => !added.has(path) && mine.has(path) && folded.has(path.normalize("NFC").toLowerCase()));
  if (other === undefined) return;
  throw new UserError("CB-157", {
    what: `The update adds ${folded.get(other.normalize("NFC").toLowerCase()) ?? ""}, and you have ${other}: where case is ignored, they are one file.`,
    why: "On such a disk (Windows, macOS) one of the two would be lost.",
    todo: `Give yours another name (git mv), or the name of ours, and run the update again; both are merged then.`,
    place: { file: other },
  });
}

/** A module whose folder now belongs to another name was renamed, which files alone cannot follow. `CB-158` */
function assertNoModuleRenamed({ moves }: Followed, { agreed }: Standing): void {
  const names = (blueprint: Standing["agreed"]["now"]): readonly string[] => blueprint.modules.map(({ name }) => name);
  const gone = names(agreed.before).filter((name) => !names(agreed.now).includes(name));
  const fresh = names(agreed.now).filter((name) => !names(agreed.before).includes(name));
  for (const [from, to] of moves) {
    const [was, is] = [gone.find((name) => from.includes(`/${name}/`)), fresh.find((name) => to.includes(`/${name}/`))];
    if (was === undefined || is === undefined) continue;
    throw new UserError("CB-158", {
      what: `The module ${was} was renamed to ${is}: ${to} was ${from}.`,
      why: "Tables, topics and packages go by the name of a module, and data does not follow a file that is moved.",
      todo: `Take the move back (git mv) and the name in ${agreement}. Then: create-backend add module ${is}, move code and data over, create-backend remove module ${was}.`,
      place: { file: agreement, key: `modules.${is}` },
    });
  }
}

/** Whether the repository is not what its agreement and the templates make of it. */
export function isOpen({ followed, records }: UpdatePlan): boolean {
  return followed.changes.length > 0 || followed.conflicts.length > 0 || records.length > 0;
}

/** The steps that a person wants to read: what happens to files, and what is left alone for a reason. */
export function toldSteps({ followed }: UpdatePlan): readonly Step[] {
  const changed = new Set(followed.changes.map(({ path }) => path));
  return followed.steps.filter(({ outcome, path }) => !["keep", "merge"].includes(outcome) || changed.has(path));
}

function recordsOf({ lockText }: Standing, followed: Followed, base: TreeFile | undefined): readonly DiskChange[] {
  const before: FileTree = new Map([[lockPath, textFile(lockText)], ...(base === undefined ? [] : [[basePath, base] as const])]);
  // What waits for another time was written by a version before the one that the lock will name.
  const stores = storesBase(followed.lock) || followed.waiting.length > 0;
  const after: FileTree = new Map([[lockPath, lockFile(followed.lock)], ...(stores ? [[basePath, followed.base] as const] : [])]);
  return changesBetween(before, after);
}

import type { FileTree } from "@create-backend/core";
import { agreement } from "../../disk/find-repository.ts";
import { isMigrationOf } from "./migrations.ts";
import type { UpdatePlan } from "./plan.ts";
import { someOf } from "./some-of.ts";

/** A module that was taken out of the agreement, and what is still in its folder. */
export interface LeftBehind {
  readonly module: string;
  readonly folder: string;
  readonly files: readonly string[];
}

/** What a tree holds in the folder of a module. */
export function leftIn(tree: FileTree, module: string): LeftBehind {
  const folder = leftFolder(module);
  return { module, folder, files: [...tree.keys()].filter((path) => path.startsWith(folder)) };
}

/** Modules that the agreement no longer names, with files that an update does not delete: the user's own, and those that the user has moved elsewhere. */
export function leftBehind({ followed, standing: { agreed } }: UpdatePlan): readonly LeftBehind[] {
  const names = new Set(agreed.now.modules.map(({ name }) => name));
  const gone = goneIn(followed);
  const dropped = agreed.before.modules.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  const left = dropped.flatMap((name) => [leftIn(followed.tree, name), ...movedAway(followed, name)]);
  return left.map((one) => ({ ...one, files: one.files.filter((path) => !gone.has(path)) })).filter(({ files }) => files.length > 0);
}

/** What lies in the folder that a module was moved to; nothing where it was not moved as one. */
function movedAway({ tree, moves }: UpdatePlan["followed"], module: string): readonly LeftBehind[] {
  const inside = leftFolder(module);
  const folders = new Set([...moves].filter(([from, to]) => from.startsWith(inside) && !to.startsWith(inside) && to.endsWith(`/${from.slice(inside.length)}`)).map(([from, to]) => to.slice(0, inside.length - from.length)));
  return [...folders].map((folder) => ({ module, folder, files: [...tree.keys()].filter((path) => path.startsWith(folder)) }));
}

function leftFolder(module: string): string {
  return `modules/${module}/`;
}

/** Migrations that the agreement does not ask for any more, and that stay because a database may have run them. */
export function keptMigrations({ followed, standing: { agreed, before, now } }: UpdatePlan): readonly string[] {
  return [...before.keys()].filter(isMigrationOf(agreed.now)).filter((path) => !now.tree.has(path) && followed.tree.has(path));
}

/** What that means, and what to do about it. */
export function keptText(migrations: readonly string[]): string {
  return `Migrations stay, because a database that has run one refuses to migrate without it: ${someOf(migrations)}. Nothing uses what they make any more, and with the event or dependency it is used again. To be rid of it, empty it of what matters (messages that have not left, references) and write a migration that drops it; a file that no database has run can be deleted.`;
}

function goneIn({ changes }: UpdatePlan["followed"]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ path, after }) => (after === undefined ? [path] : [])));
}

/** What it means that files are left behind, and what to do with them. */
export function leftBehindText({ module, folder, files }: LeftBehind): string {
  return `${agreement} no longer names the module ${module}, and it holds work of yours: ${someOf(files)}. What you changed or wrote stays, and without the module it may not build. Move what you need to another module, then: git rm -r ${folder.slice(0, -1)}`;
}

/** Files that nobody writes any more and that the user had changed: they stay, and may stand on what is gone. Those of a module that is left behind are told with it. */
export function letGo(plan: UpdatePlan): readonly string[] {
  const told = new Set(leftBehind(plan).flatMap(({ files }) => files));
  return plan.followed.steps.flatMap(({ path, outcome }) => (outcome === "let-go" && !told.has(path) ? [path] : []));
}

/** What that means, and what is to do. */
export function letGoText(files: readonly string[]): string {
  return `${someOf(files)} ${files.length === 1 ? "is" : "are"} nobody's but yours now: nothing of ours needs ${files.length === 1 ? "it" : "them"} any more, and you had changed ${files.length === 1 ? "it, so it stays" : "them, so they stay"}. Build, and take out what stands on something that is gone.`;
}

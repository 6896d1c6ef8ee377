import type { FileTree } from "@create-backend/core";
import { agreement } from "../../disk/find-repository.ts";
import type { UpdatePlan } from "./plan.ts";

/** A module that was taken out of the agreement, and what is still in its folder. */
export interface LeftBehind {
  readonly module: string;
  readonly folder: string;
  readonly files: readonly string[];
}

/** What a tree holds in the folder of a module. */
export function leftIn(tree: FileTree, module: string): LeftBehind {
  const folder = `modules/${module}/`;
  return { module, folder, files: [...tree.keys()].filter((path) => path.startsWith(folder)) };
}

/** Modules that the agreement no longer names, with files of the user's that an update does not delete. */
export function leftBehind({ followed, standing: { agreed } }: UpdatePlan): readonly LeftBehind[] {
  const names = new Set(agreed.now.modules.map(({ name }) => name));
  const gone = goneIn(followed);
  const left = agreed.before.modules.filter(({ name }) => !names.has(name)).map(({ name }) => leftIn(followed.tree, name));
  return left.map((one) => ({ ...one, files: one.files.filter((path) => !gone.has(path)) })).filter(({ files }) => files.length > 0);
}

/** Migrations that go although their module stays: databases that have run them know their names. */
export function undoneMigrations({ followed, standing: { agreed } }: UpdatePlan): readonly string[] {
  const names = agreed.now.modules.map(({ name }) => name);
  return [...goneIn(followed)].filter((path) => names.some((name) => path.includes(`/${name}/migrations/`)));
}

/** What that means, and what to do about it. */
export function undoneText(migrations: readonly string[]): string {
  return `Migrations go that databases may have run: ${someOf(migrations)}. A database that has run one refuses to migrate without it. If there is such a database, keep the file (git checkout HEAD -- ${migrations[0] ?? ""}) and write a migration that undoes it.`;
}

function goneIn({ changes }: UpdatePlan["followed"]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ path, after }) => (after === undefined ? [path] : [])));
}

/** The first few files, and how many more there are. */
export function someOf(files: readonly string[]): string {
  return `${files.slice(0, 3).join(", ")}${files.length > 3 ? ` and ${files.length - 3} more` : ""}`;
}

/** What it means that files are left behind, and what to do with them. */
export function leftBehindText({ module, folder, files }: LeftBehind): string {
  return `${agreement} no longer names the module ${module}, and it holds work of yours: ${someOf(files)}. What you changed or wrote stays, and without the module it may not build. Move what you need to another module, then: git rm -r ${folder.slice(0, -1)}`;
}

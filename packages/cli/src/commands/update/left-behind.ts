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
  return agreed.before.modules.filter(({ name }) => !names.has(name)).map(({ name }) => leftIn(followed.tree, name)).filter(({ files }) => files.length > 0);
}

/** The first few files, and how many more there are. */
export function someOf(files: readonly string[]): string {
  return `${files.slice(0, 3).join(", ")}${files.length > 3 ? ` and ${files.length - 3} more` : ""}`;
}

/** What it means that files are left behind, and what to do with them. */
export function leftBehindText({ module, folder, files }: LeftBehind): string {
  return `${agreement} no longer names the module ${module}, and it holds work of yours: ${someOf(files)}. What you changed or wrote stays, and without the module it may not build. Move what you need to another module, then: git rm -r ${folder.slice(0, -1)}`;
}

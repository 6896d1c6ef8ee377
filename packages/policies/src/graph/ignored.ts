import type { FileTree } from "@create-backend/core";
import { globOf } from "./glob.ts";
import { foldersUp, folderOf, inFolder } from "./paths.ts";
import type { Target } from "./resolver.ts";
import { textOf } from "./text.ts";

/** What git leaves out of a tree, by the `.gitignore` files in it. Asked only about what is missing. */
export class Ignored {
  private readonly tree: FileTree;
  private readonly linesIn = new Map<string, readonly Line[]>();

  constructor(tree: FileTree) {
    this.tree = tree;
  }

  /** The file or folder at or above a path that git ignores, and the file that says so; the highest counts, since nothing below it is looked at. */
  at(path: string): Ignoring | undefined {
    for (const place of [...foldersUp(path)].reverse()) {
      const by = place === "" ? undefined : this.saidOf(place, place !== path);
      if (by !== undefined) return { place, by };
    }
    return undefined;
  }

  /** Of all lines that fit the last one counts, and the nearest file. */
  private saidOf(place: string, isFolder: boolean): string | undefined {
    for (const folder of foldersUp(folderOf(place))) {
      const below = place.slice(folder === "" ? 0 : folder.length + 1);
      const line = this.linesOf(folder).findLast(({ fits, foldersOnly }) => (isFolder || !foldersOnly) && fits.test(below));
      if (line !== undefined) return line.keeps ? undefined : inFolder(folder, ".gitignore");
    }
    return undefined;
  }

  private linesOf(folder: string): readonly Line[] {
    let lines = this.linesIn.get(folder);
    if (lines === undefined) {
      lines = (textOf(this.tree, inFolder(folder, ".gitignore")) ?? "").split("\n").flatMap(lineOf);
      this.linesIn.set(folder, lines);
    }
    return lines;
  }
}

export interface Ignoring {
  readonly place: string;
  readonly by: string;
}

/** A target that is not there; what git ignores is made elsewhere. */
export function missing(why: string, ignoring: Ignoring | undefined): Target {
  return { kind: "unresolved", why, ...(ignoring === undefined ? {} : { why: `${ignoring.by} has git ignore it`, made: ignoring.place }) };
}

interface Line {
  readonly fits: RegExp;
  readonly foldersOnly: boolean;
  /** It begins with `!`. */
  readonly keeps: boolean;
}

function lineOf(written: string): readonly Line[] {
  const line = written.replace(/(?<!\\)\s+$/, "");
  if (line === "" || line.startsWith("#")) return [];
  const keeps = line.startsWith("!");
  const pattern = line.slice(keeps ? 1 : 0).replace(/\/$/, "");
  // A slash that is not the last character ties a pattern to its folder.
  const tied = pattern.includes("/") ? pattern.replace(/^\//, "") : `**/${pattern}`;
  return [{ fits: globOf(tied), foldersOnly: line.endsWith("/"), keeps }];
}

import type { FileTree } from "@create-backend/core";
import { folderOf, foldersUp, joinPath } from "../paths.ts";
import { textOf } from "../text.ts";

/** Projects of C# by their folders, and which of them each one sees. */
export class Projects {
  private readonly folders: ReadonlySet<string>;
  private readonly references = new Map<string, readonly string[]>();
  private readonly seenBy = new Map<string, ReadonlySet<string>>();
  private readonly folderOfPath = new Map<string, string | undefined>();

  constructor(tree: FileTree, manifests: readonly string[]) {
    const projects = manifests.filter((path) => path.endsWith(".csproj"));
    this.folders = new Set(projects.map(folderOf));
    for (const path of manifests) {
      const folder = folderOf(path);
      const text = (textOf(tree, path) ?? "").replace(/<!--[\s\S]*?-->/g, "");
      const found = [...text.matchAll(/<ProjectReference\s+[^>]*?\bInclude\s*=\s*"([^"]+)"/g)].flatMap(([, written = ""]) => placeOf(written.replaceAll("\\", "/"), folder, projects) ?? []);
      this.references.set(folder, [...(this.references.get(folder) ?? []), ...found.map(folderOf)]);
    }
  }

  /** The folder of the project that a file belongs to; undefined where there is none. */
  of(path: string): string | undefined {
    const folder = folderOf(path);
    if (!this.folderOfPath.has(folder)) this.folderOfPath.set(folder, [...foldersUp(folder)].find((up) => this.folders.has(up)));
    return this.folderOfPath.get(folder);
  }

  /** Those of the files that a file sees: in its own project, in one that it refers to directly or over others, or in none. */
  visible(from: string, files: readonly string[]): readonly string[] {
    const own = this.of(from);
    if (own === undefined) return files;
    const seen = this.reach(own);
    return files.filter((file) => {
      const project = this.of(file);
      return project === undefined || seen.has(project);
    });
  }

  private reach(own: string): ReadonlySet<string> {
    const known = this.seenBy.get(own);
    if (known !== undefined) return known;
    const seen = new Set([own]);
    for (const project of seen) for (const folder of project === own ? foldersUp(project) : [project]) for (const next of this.references.get(folder) ?? []) seen.add(next);
    this.seenBy.set(own, seen);
    return seen;
  }
}

/** A referenced project; what a property stands in front of is found by the rest of its path. */
function placeOf(written: string, folder: string, projects: readonly string[]): string | undefined {
  const property = written.lastIndexOf(")");
  if (property < 0) return joinPath(folder, written);
  const rest = written.slice(property + 1).replace(/^\/?(?:\.{1,2}\/)*/, "");
  return projects.find((path) => path === rest || path.endsWith(`/${rest}`));
}

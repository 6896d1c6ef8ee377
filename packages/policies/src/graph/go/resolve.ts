import type { FileTree } from "@create-backend/core";
import type { ImportFact } from "../facts.ts";
import { Ignored, missing } from "../ignored.ts";
import { folderOf, foldersUp, inFolder, joinPath } from "../paths.ts";
import type { Resolver, Target } from "../resolver.ts";
import { textOf } from "../text.ts";

/** Resolves Go import paths by the module lines of every go.mod; a package is its folder. */
export class GoResolver implements Resolver {
  /** Folder of a module by its path. */
  private readonly modules = new Map<string, string>();
  private readonly packages: ReadonlyMap<string, string>;
  private readonly ignored: Ignored;

  constructor(tree: FileTree, manifests: readonly string[], sources: readonly string[]) {
    for (const [path, folder] of manifests.flatMap((file) => modulesOf(tree, file))) if (!this.modules.has(path)) this.modules.set(path, folder);
    this.packages = packagesOf(sources);
    this.ignored = new Ignored(tree);
  }

  targetsOf(_from: string, { specifier }: ImportFact): readonly Target[] {
    for (const path of foldersUp(specifier)) {
      const folder = this.modules.get(path);
      if (folder === undefined) continue;
      const place = specifier === path ? folder : inFolder(folder, specifier.slice(path.length + 1));
      const file = this.packages.get(place);
      return [file === undefined ? missing("there is no such package", this.ignored.at(inFolder(place, "package.go"))) : { kind: "file", path: file, exported: true, relative: false }];
    }
    // Paths of the standard library have no dot in their first part.
    return [{ kind: "package", name: specifier, builtin: !(specifier.split("/", 1)[0] as string).includes(".") }];
  }
}

/** A module, and the ones that it or a workspace replaces by folders. */
function modulesOf(tree: FileTree, path: string): readonly (readonly [string, string])[] {
  const text = (textOf(tree, path) ?? "").replace(/\/\/.*$/gm, "");
  const folder = folderOf(path);
  const own = /^[ \t]*module[ \t]+"?([^\s"]+)"?/m.exec(text)?.[1];
  const replaced = [...text.matchAll(/^[ \t]*(?:replace[ \t]+)?(\S+)(?:[ \t]+v\S+)?[ \t]+=>[ \t]+(\.{1,2}\/\S*)/gm)].flatMap(([, name = "", to = ""]) => {
    const target = joinPath(folder, to);
    return target === undefined ? [] : [[name, target] as const];
  });
  return own === undefined ? replaced : [[own, folder], ...replaced];
}

/** Folder → the file that stands for its package: the first that is no test. */
function packagesOf(sources: readonly string[]): ReadonlyMap<string, string> {
  const packages = new Map<string, string>();
  for (const path of sources) {
    const folder = folderOf(path);
    const known = packages.get(folder);
    if (known === undefined || (known.endsWith("_test.go") && !path.endsWith("_test.go"))) packages.set(folder, path);
  }
  return packages;
}

import type { FileTree } from "@create-backend/core";
import { folderOf, foldersUp, inFolder, joinPath } from "../paths.ts";
import { textOf } from "../text.ts";
import { at, parseJsonc } from "./json.ts";
import type { PackageMap } from "./package-map.ts";

/** The part of a tsconfig that decides where a name leads. */
export interface Aliases {
  /** Folder that bare names may start from. */
  readonly baseUrl: string | undefined;
  /** `[before the star, after it, targets from the root]`, longest prefix first. */
  readonly patterns: readonly (readonly [before: string, after: string | undefined, targets: readonly string[]])[];
}

const none: Aliases = { baseUrl: undefined, patterns: [] };

/** Reads tsconfig and jsconfig files: the nearest one above a file counts, with all it extends. */
export class AliasMap {
  private readonly byFolder = new Map<string, Aliases>();
  private readonly byFile = new Map<string, Aliases>();
  private readonly tree: FileTree;
  private readonly packages: PackageMap;

  constructor(tree: FileTree, packages: PackageMap) {
    this.tree = tree;
    this.packages = packages;
  }

  nearest(folder: string): Aliases {
    const known = this.byFolder.get(folder);
    if (known !== undefined) return known;
    const file = this.nearestFile(folder);
    const aliases = file === undefined ? none : this.read(file, 0);
    this.byFolder.set(folder, aliases);
    return aliases;
  }

  private nearestFile(folder: string): string | undefined {
    for (const up of foldersUp(folder))
      for (const name of ["tsconfig.json", "jsconfig.json"]) if (this.tree.has(inFolder(up, name))) return inFolder(up, name);
    return undefined;
  }

  /** `depth` stops configurations that extend each other. */
  private read(file: string, depth: number): Aliases {
    const known = this.byFile.get(file);
    if (known !== undefined) return known;
    const config = parseJsonc(textOf(this.tree, file) ?? "");
    const inherited = depth > 8 ? none : this.inherited(file, config, depth);
    const own = ownAliases(folderOf(file), at(config, "compilerOptions"), inherited);
    this.byFile.set(file, own);
    return own;
  }

  private inherited(file: string, config: unknown, depth: number): Aliases {
    const bases = [at(config, "extends")].flat().filter((base) => typeof base === "string");
    let result = none;
    for (const base of bases) {
      const path = this.baseFile(folderOf(file), base);
      if (path !== undefined) result = merge(result, this.read(path, depth + 1));
    }
    if (result.patterns.length > 0 || !Array.isArray(at(config, "references")) || depth > 0) return result;
    // A solution file only lists projects: the paths stand in one of them.
    for (const reference of at(config, "references") as readonly unknown[]) {
      const written = at(reference, "path");
      const path = typeof written === "string" ? this.baseFile(folderOf(file), written) : undefined;
      if (path !== undefined && folderOf(path) === folderOf(file)) result = merge(result, this.read(path, depth + 1));
    }
    return result;
  }

  private baseFile(folder: string, base: string): string | undefined {
    const path = base.startsWith(".") ? joinPath(folder, base) : this.packagePath(base);
    if (path === undefined) return undefined;
    return [path, `${path}.json`, inFolder(path, "tsconfig.json")].find((candidate) => this.tree.has(candidate));
  }

  private packagePath(base: string): string | undefined {
    const name = base.split("/").slice(0, base.startsWith("@") ? 2 : 1).join("/");
    const found = this.packages.byName.get(name);
    return found === undefined ? undefined : inFolder(found.folder, base.slice(name.length + 1) || "tsconfig.json");
  }
}

function merge(a: Aliases, b: Aliases): Aliases {
  return { baseUrl: b.baseUrl ?? a.baseUrl, patterns: b.patterns.length > 0 ? b.patterns : a.patterns };
}

function ownAliases(folder: string, options: unknown, inherited: Aliases): Aliases {
  const written = at(options, "baseUrl");
  const baseUrl = typeof written === "string" ? joinPath(folder, written) : inherited.baseUrl;
  const paths = at(options, "paths");
  if (typeof paths !== "object" || paths === null) return { baseUrl, patterns: inherited.patterns };
  const origin = (typeof written === "string" ? baseUrl : undefined) ?? (inherited.baseUrl !== undefined ? inherited.baseUrl : folder);
  const patterns = Object.entries(paths).flatMap(([pattern, targets]) => {
    const [before = "", after] = pattern.split("*");
    const resolved = (Array.isArray(targets) ? targets : []).flatMap((target) => joinPath(origin, String(target)) ?? []);
    return [[before, after, resolved] as const];
  });
  return { baseUrl, patterns: patterns.sort((a, b) => b[0].length - a[0].length) };
}

import type { FileTree } from "@create-backend/core";
import { folderOf, foldersUp, inFolder, isInside, joinPath } from "../paths.ts";
import { at } from "./json.ts";
import type { PackageMap } from "./package-map.ts";
import type { Build } from "./paths.ts";
import { OptionsReader, placed, type Options } from "./tsconfig-options.ts";

/** The part of a tsconfig that decides where a name leads. */
export interface Aliases {
  /** Folder that bare names may start from. */
  readonly baseUrl: string | undefined;
  /** `[before the star, after it, targets from the root]`, longest prefix first. */
  readonly patterns: readonly (readonly [before: string, after: string | undefined, targets: readonly string[]])[];
  /** Folders that count as one for relative paths. */
  readonly rootDirs: readonly string[];
  /** What may stand between a name and its ending. */
  readonly suffixes: readonly string[];
  /** Conditions of `exports` and `imports` that count before all others. */
  readonly conditions: readonly string[];
  /** Names are looked for beside a file and in the folders above it, as before there were packages. */
  readonly climbs: boolean;
}

const none: Aliases = { baseUrl: undefined, patterns: [], rootDirs: [], suffixes: [], conditions: [], climbs: false };

/** Configurations that lie beside a manifest and may say where it is built. */
const buildConfigs = ["", ".build", ".lib", ".src", ".prod", ".app", ".esm", ".cjs", ".types"].map((kind) => `tsconfig${kind}.json`);

/** Reads tsconfig and jsconfig files: the nearest one above a file counts, with all it extends. */
export class AliasMap {
  private readonly byFolder = new Map<string, Aliases>();
  private readonly byFile = new Map<string, Aliases>();
  private readonly builds = new Map<string, readonly Build[]>();
  private readonly tree: FileTree;
  private readonly reader: OptionsReader;

  constructor(tree: FileTree, packages: PackageMap) {
    this.tree = tree;
    this.reader = new OptionsReader(tree, packages);
  }

  nearest(folder: string): Aliases {
    const known = this.byFolder.get(folder);
    if (known !== undefined) return known;
    const file = this.nearestFile(folder);
    const aliases = file === undefined ? none : this.aliasesOf(this.projectFor(file, folder));
    this.byFolder.set(folder, aliases);
    return aliases;
  }

  /** What the configurations in a folder say about where sources are built. */
  buildsIn(folder: string): readonly Build[] {
    let found = this.builds.get(folder);
    if (found === undefined) {
      found = buildConfigs.flatMap((name) => (this.tree.has(inFolder(folder, name)) ? buildsOf(this.reader.options(inFolder(folder, name)), folder) : []));
      this.builds.set(folder, found);
    }
    return found;
  }

  private nearestFile(folder: string): string | undefined {
    for (const up of foldersUp(folder))
      for (const name of ["tsconfig.json", "jsconfig.json"]) if (this.tree.has(inFolder(up, name))) return inFolder(up, name);
    return undefined;
  }

  private aliasesOf(file: string): Aliases {
    let found = this.byFile.get(file);
    if (found === undefined) {
      found = aliasesBy(this.reader.options(file), folderOf(file));
      this.byFile.set(file, found);
    }
    return found;
  }

  /** A solution file only lists projects: the one counts that includes the folder, else the first beside it. */
  private projectFor(file: string, folder: string): string {
    const references = at(this.reader.config(file), "references");
    if (!Array.isArray(references) || this.reader.options(file).paths !== undefined) return file;
    const projects = references.flatMap((reference) => {
      const written = at(reference, "path");
      const path = typeof written === "string" ? this.reader.file(folderOf(file), `./${written}`) : undefined;
      return path === undefined || this.reader.options(path).paths === undefined ? [] : [path];
    });
    return projects.find((project) => includes(this.reader.options(project), project, folder)) ?? projects.find((project) => folderOf(project) === folderOf(file)) ?? file;
  }
}

function includes({ include }: Options, file: string, folder: string): boolean {
  const covers = (place: string): boolean => place === "" || folder === place || isInside(folder, place);
  if (include === undefined) return covers(folderOf(file));
  return include.some((pattern) => covers(literalFolder(placed(pattern, folderOf(file)) ?? pattern)));
}

/** The part of a pattern before its first star; of a file, its folder. */
function literalFolder(pattern: string): string {
  const star = pattern.indexOf("*");
  if (star >= 0) return folderOf(pattern.slice(0, star));
  return /\.\w+$/.test(pattern) ? folderOf(pattern) : pattern;
}

function aliasesBy({ baseUrl: written, paths = {}, pathsFolder = "", rootDirs = [], moduleSuffixes = [], customConditions = [], moduleResolution, module = "" }: Options, folder: string): Aliases {
  const baseUrl = written === undefined ? undefined : placed(written, folder);
  const origin = baseUrl ?? pathsFolder;
  const patterns = Object.entries(paths).map(([pattern, targets]) => {
    const [before = "", after] = pattern.split("*");
    const resolved = (Array.isArray(targets) ? targets : []).flatMap((target) => (String(target).startsWith("$") ? placed(String(target), folder) : joinPath(origin, String(target))) ?? []);
    return [before, after, resolved] as const;
  });
  return {
    baseUrl,
    patterns: patterns.sort((a, b) => b[0].length - a[0].length),
    rootDirs: rootDirs.flatMap((root) => placed(root, folder) ?? []),
    suffixes: moduleSuffixes,
    conditions: customConditions,
    climbs: moduleResolution === undefined ? ["amd", "umd", "system"].includes(module) : moduleResolution === "classic",
  };
}

function buildsOf({ outDir, declarationDir, rootDir, include = [] }: Options, folder: string): readonly Build[] {
  const roots = [...(rootDir === undefined ? [] : [rootDir]), ...include.map(literalFolder), folder].flatMap((root) => placed(root, folder) ?? []);
  return [outDir, declarationDir].flatMap((written) => {
    const output = written === undefined ? undefined : placed(written, folder);
    return output === undefined || output === folder ? [] : [{ output, roots: [...new Set(roots)] }];
  });
}

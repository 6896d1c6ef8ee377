import type { FileTree } from "@create-backend/core";
import { inFolder, isInside, joinPath } from "../paths.ts";

const typed = [".ts", ".tsx", ".mts", ".cts"];
const plain = [".js", ".jsx", ".mjs", ".cjs"];
const others = [".json", ".vue", ".svelte"];
/** Endings that may be left out, by who imports: the likeliest first; a declaration stands in where there is no code. */
const appendedBy = {
  script: [...plain, ...typed, ".d.ts", ...others],
  source: [".ts", ".tsx", ".js", ".jsx", ".d.ts", ".mts", ".cts", ".mjs", ".cjs", ...others],
  declaration: [...typed, ".d.ts", ...plain, ...others],
} as const;
const compiled: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/\.js$/, [".ts", ".tsx"], ".d.ts"],
  [/\.jsx$/, [".tsx"], ".d.ts"],
  [/\.mjs$/, [".mts"], ".d.mts"],
  [/\.cjs$/, [".cts"], ".d.cts"],
];

/** A folder that a compiler writes to, and the folders it may read from. */
export interface Build {
  readonly output: string;
  readonly roots: readonly string[];
}

/** Who imports: a script leads to scripts first, a declaration to declarations. */
export type Importer = keyof typeof appendedBy;

export function importerOf(path: string): Importer {
  if (/\.d\.[cm]?ts$/.test(path)) return "declaration";
  return /\.[cm]?jsx?$/.test(path) ? "script" : "source";
}

/** The source file that a path without, or with a compiled, extension means; folders stand for their index. */
export function sourceAt(tree: FileTree, path: string, importer: Importer = "source"): string | undefined {
  return fileAt(tree, path, importer) ?? indexOf(tree, path, importer);
}

interface Suffixed {
  readonly suffixes: readonly string[];
  readonly importer: Importer;
  /** What is asked for can only be a folder. */
  readonly isFolder?: boolean;
}

/** The same where a project puts suffixes (`.ios`) between name and ending: the first one counts that leads to a file. */
export function suffixedAt(tree: FileTree, path: string, { suffixes, importer, isFolder = false }: Suffixed): string | undefined {
  for (const suffix of suffixes) {
    const file = isFolder ? undefined : fileAt(tree, path.replace(/(?:\.[cm]?[jt]sx?|\.json)?$/, (ending) => suffix + ending), importer);
    const found = file ?? startingWith(tree, inFolder(path, `index${suffix}`), importer);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a folder stands for. */
export function indexOf(tree: FileTree, folder: string, importer: Importer = "source"): string | undefined {
  return startingWith(tree, inFolder(folder, "index"), importer);
}

/** The same without what folders stand for. */
export function fileAt(tree: FileTree, path: string, importer: Importer): string | undefined {
  if (importer === "script" && tree.has(path)) return path;
  return sourceOf(tree, path) ?? startingWith(tree, path, importer) ?? standInAt(tree, path);
}

/** Compilers leave an ending out and look for the others. */
const exchanged: Readonly<Record<string, readonly string[]>> = {
  ".js": [".jsx"], ".jsx": [".ts", ".js"], ".mts": [".d.mts", ".mjs"], ".cts": [".d.cts", ".cjs"],
  ".ts": [".tsx", ".d.ts", ".js", ".jsx"], ".tsx": [".ts", ".d.ts", ".jsx", ".js"],
  ".d.ts": [".ts", ".tsx", ".js", ".jsx"], ".d.mts": [".mts", ".mjs"], ".d.cts": [".cts", ".cjs"],
};

/** What stands in for a file that is not there: `a.d.html.ts` declares `a.html`, and `a.ts` is what `a.d.ts` is made from. */
function standInAt(tree: FileTree, path: string): string | undefined {
  const [, before = "", ending = ""] = /^(.*?[^/.])((?:\.d)?\.\w+)$/.exec(path) ?? [];
  if (before === "") return undefined;
  const endings = Object.hasOwn(exchanged, ending) ? (exchanged[ending] as readonly string[]) : [`.d${ending}.ts`];
  return endings.map((other) => before + other).find((candidate) => tree.has(candidate));
}

/** What a path with a compiled ending was compiled from, or the file itself, or what declares it. */
function sourceOf(tree: FileTree, path: string): string | undefined {
  const last = path.charCodeAt(path.length - 1);
  const [ending, sources, declaration] = (last === 115 || last === 120 ? compiled.find(([end]) => end.test(path)) : undefined) ?? [];
  for (const source of sources ?? []) {
    const candidate = path.replace(ending as RegExp, source);
    if (tree.has(candidate)) return candidate;
  }
  if (tree.has(path)) return path;
  const declared = declaration === undefined ? undefined : path.replace(ending as RegExp, declaration);
  return declared !== undefined && tree.has(declared) ? declared : undefined;
}

function startingWith(tree: FileTree, path: string, importer: Importer): string | undefined {
  for (const extension of appendedBy[importer]) if (tree.has(path + extension)) return path + extension;
  return undefined;
}

/** A folder with a manifest, and where its sources are built. */
export interface BuiltPackage {
  readonly folder: string;
  readonly builds: readonly Build[];
}

const built = new Set(["dist", "lib", "build", "out", "esm", "cjs", "es", "types", "dist-types", "src"]);

/** The source behind a path that a manifest promises, also when it points into a folder that is not built yet. */
export function sourceBehind(tree: FileTree, { folder, builds }: BuiltPackage, promised: string): string | undefined {
  const path = joinPath(folder, promised.replace(/^\.?\//, ""));
  if (path === undefined) return undefined;
  const exact = sourceAt(tree, path);
  const relative = path.slice(folder === "" ? 0 : folder.length + 1);
  if (exact !== undefined && !isBuilt(relative)) return exact;
  return compiledTo(tree, builds, path) ?? beforeBuild(tree, folder, relative) ?? exact;
}

/** The source of a file that is not there because nothing is built. */
export function sourceOfUnbuilt(tree: FileTree, { folder, builds }: BuiltPackage, path: string): string | undefined {
  const relative = path.slice(folder === "" ? 0 : folder.length + 1);
  return compiledTo(tree, builds, path) ?? (isBuilt(relative) ? beforeBuild(tree, folder, relative) : undefined);
}

/** By what the compiler is told. */
function compiledTo(tree: FileTree, builds: readonly Build[], path: string): string | undefined {
  for (const { output, roots } of builds) {
    if (!isInside(path, output)) continue;
    for (const root of roots) {
      const source = sourceAt(tree, inFolder(root, withoutEnding(path.slice(output.length + 1))));
      if (source !== undefined) return source;
    }
  }
  return undefined;
}

/** By the usual names of folders that are built. */
function beforeBuild(tree: FileTree, folder: string, relative: string): string | undefined {
  const segments = withoutEnding(relative).split("/");
  for (let dropped = 1; dropped < segments.length && built.has(segments[dropped - 1] as string); dropped++) {
    const rest = segments.slice(dropped).join("/");
    for (const candidate of [`src/${rest}`, rest]) {
      const source = sourceAt(tree, inFolder(folder, candidate));
      if (source !== undefined) return source;
    }
  }
  return undefined;
}

function withoutEnding(path: string): string {
  return path.replace(/\.d\.([cm]?)ts$/, ".$1js").replace(/\.[cm]?js$/, "");
}

function isBuilt(relative: string): boolean {
  const first = relative.slice(0, relative.indexOf("/"));
  return first !== "src" && built.has(first);
}

import type { FileTree } from "@create-backend/core";
import { folderOf, foldersUp, inFolder } from "../paths.ts";
import { textOf } from "../text.ts";
import { at, parseJsonc } from "./json.ts";
import { sourceAt, sourceBehind } from "./paths.ts";

/** A package of this repository. */
export interface LocalPackage {
  readonly name: string | undefined;
  readonly folder: string;
  readonly manifest: unknown;
  /** Names of its dependencies of every kind. */
  readonly dependencies: ReadonlySet<string>;
}

export interface PackageMap {
  readonly byName: ReadonlyMap<string, LocalPackage>;
  /** The package that a folder belongs to. */
  nearest(folder: string): LocalPackage | undefined;
  /** Scopes (`@shop`) of packages in this repository. */
  readonly scopes: ReadonlySet<string>;
}

/** Reads every `package.json` of the tree. */
export function packageMapOf(tree: FileTree, manifests: readonly string[]): PackageMap {
  const packages = manifests.map((path) => readPackage(tree, path));
  const byFolder = new Map(packages.map((found) => [found.folder, found]));
  const named = packages.flatMap((found) => (found.name === undefined ? [] : [[found.name, found] as const]));
  const memo = new Map<string, LocalPackage | undefined>();
  return {
    byName: new Map(named),
    scopes: new Set(named.flatMap(([name]) => (name.startsWith("@") ? [name.slice(0, name.indexOf("/"))] : []))),
    nearest(folder) {
      if (!memo.has(folder)) memo.set(folder, nearestIn(byFolder, folder));
      return memo.get(folder);
    },
  };
}

function nearestIn(byFolder: ReadonlyMap<string, LocalPackage>, folder: string): LocalPackage | undefined {
  for (const up of foldersUp(folder)) {
    const found = byFolder.get(up);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readPackage(tree: FileTree, path: string): LocalPackage {
  const manifest = parseJsonc(textOf(tree, path) ?? "");
  const name = at(manifest, "name");
  const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  const dependencies = kinds.flatMap((kind) => Object.keys((at(manifest, kind) as object | undefined) ?? {}));
  return { name: typeof name === "string" ? name : undefined, folder: folderOf(path), manifest, dependencies: new Set(dependencies) };
}

/** Where a subpath (`.` or `./x`) of a local package leads, and whether its manifest lets others go there. */
export function entryOf(tree: FileTree, found: LocalPackage, subpath: string): { readonly path: string; readonly exported: boolean } | undefined {
  const exports = at(found.manifest, "exports");
  const promised = exports === undefined ? mainFields(found.manifest, subpath) : promisedBy(exports, subpath);
  for (const target of promised) {
    const path = sourceBehind(tree, found.folder, target);
    if (path !== undefined) return { path, exported: true };
  }
  const plain = subpath === "." ? ["src/index", "index", "src/main"] : [subpath.slice(2), `src/${subpath.slice(2)}`];
  for (const candidate of plain) {
    const path = sourceAt(tree, inFolder(found.folder, candidate));
    if (path !== undefined) return { path, exported: exports === undefined };
  }
  return undefined;
}

function mainFields(manifest: unknown, subpath: string): readonly string[] {
  if (subpath !== ".") return [];
  return ["source", "module", "main", "types", "typings"].map((field) => at(manifest, field)).filter((value) => typeof value === "string");
}

/** What `exports` (or `imports`) promises for a subpath, sources first, other conditions in the usual order. */
export function promisedBy(exports: unknown, subpath: string): readonly string[] {
  if (typeof exports !== "object" || exports === null || Array.isArray(exports)) return subpath === "." ? conditions(exports, "") : [];
  const keys = Object.keys(exports);
  if (!keys.some((key) => key.startsWith(".") || key.startsWith("#"))) return subpath === "." ? conditions(exports, "") : [];
  const exact = at(exports, subpath);
  if (exact !== undefined) return conditions(exact, "");
  const patterns = keys.filter((key) => key.includes("*")).sort((a, b) => b.indexOf("*") - a.indexOf("*"));
  for (const key of patterns) {
    const [before = "", after = ""] = key.split("*");
    if (subpath.startsWith(before) && subpath.endsWith(after) && subpath.length >= key.length)
      return conditions(at(exports, key), subpath.slice(before.length, subpath.length - after.length));
  }
  return [];
}

const order = ["development", "import", "module", "default", "node", "require", "browser", "types"];

function conditions(value: unknown, star: string): readonly string[] {
  if (typeof value === "string") return [value.replaceAll("*", star)];
  if (Array.isArray(value)) return value.flatMap((item) => conditions(item, star));
  if (typeof value !== "object" || value === null) return [];
  const rank = (key: string): number => (key.includes("source") || key.includes("src") ? -1 : (order.indexOf(key) + 1 || order.length + 1));
  return Object.keys(value).sort((a, b) => rank(a) - rank(b)).flatMap((key) => conditions(at(value, key), star));
}

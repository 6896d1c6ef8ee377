import { grouped, type FileTree } from "@create-backend/core";
import { folderOf, foldersUp, inFolder, isInside, joinPath } from "../paths.ts";
import { textOf } from "../text.ts";
import { at, parseJsonc } from "./json.ts";
import { sourceAt, sourceBehind, type BuiltPackage } from "./paths.ts";

/** A package of this repository. */
export interface LocalPackage {
  readonly name: string | undefined;
  readonly folder: string;
  readonly manifest: unknown;
  /** Its dependencies of every kind, with the version or place that is asked for. */
  readonly dependencies: ReadonlyMap<string, unknown>;
}

export interface PackageMap {
  /** The package that a folder means by a name; of several, the nearest. */
  named(name: string, folder: string): LocalPackage | undefined;
  /** The package that a folder belongs to. */
  nearest(folder: string): LocalPackage | undefined;
  /** Scopes (`@shop`) of packages in this repository. */
  readonly scopes: ReadonlySet<string>;
}

/** Reads every `package.json` of the tree. */
export function packageMapOf(tree: FileTree, manifests: readonly string[]): PackageMap {
  const packages = manifests.map((path) => readPackage(tree, path));
  const byFolder = new Map(packages.map((found) => [found.folder, found]));
  const byName = grouped(packages.filter(({ name }) => name !== undefined), ({ name = "" }) => name);
  const memo = new Map<string, LocalPackage | undefined>();
  const nearest = (folder: string): LocalPackage | undefined => {
    if (!memo.has(folder)) memo.set(folder, nearestIn(byFolder, folder));
    return memo.get(folder);
  };
  const isWorkspace = (folder: string): boolean => at(byFolder.get(folder)?.manifest, "workspaces") !== undefined || tree.has(inFolder(folder, "pnpm-workspace.yaml"));
  // The packages of a workspace are known to its members alone: others mean the library of that name.
  const isSeen = (folder: string, found: LocalPackage): boolean => {
    const root = found.folder === "" ? undefined : [...foldersUp(folderOf(found.folder))].find(isWorkspace);
    return root === undefined || root === "" || folder === root || isInside(folder, root);
  };
  return {
    nearest,
    scopes: new Set([...byName.keys()].flatMap((name) => (name.startsWith("@") ? [name.slice(0, name.indexOf("/"))] : []))),
    named(name, folder) {
      const around = nearest(folder);
      const linked = linkOf(around, name);
      if (linked !== undefined) return byFolder.get(linked.folder ?? "") ?? nearestTo(folder, byName.get(linked.name ?? "") ?? []);
      return nearestTo(folder, (byName.get(name) ?? []).filter((found) => isSeen(folder, found)));
    },
  };
}

/** A dependency that stands for a folder (`link:../x`), or for a package of another name (`workspace:x@*`). */
function linkOf(around: LocalPackage | undefined, name: string): { readonly folder?: string; readonly name?: string } | undefined {
  const asked = around?.dependencies.get(name);
  const [, place, alias] = typeof asked !== "string" ? [] : (/^(?:(?:file|link|portal|workspace):(\.{1,2}(?:\/.*)?)|workspace:(@?[^@*^~]+)@.*)$/.exec(asked) ?? []);
  const folder = place === undefined ? undefined : joinPath(around?.folder ?? "", place);
  if (folder !== undefined) return { folder };
  return alias === undefined ? undefined : { name: alias };
}

function nearestIn(byFolder: ReadonlyMap<string, LocalPackage>, folder: string): LocalPackage | undefined {
  for (const up of foldersUp(folder)) {
    const found = byFolder.get(up);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nearestTo(folder: string, packages: readonly LocalPackage[]): LocalPackage | undefined {
  if (packages.length < 2) return packages[0];
  for (const up of foldersUp(folder)) {
    const found = packages.find((each) => each.folder === up || up === "" || isInside(each.folder, up));
    if (found !== undefined) return found;
  }
  return undefined;
}

function readPackage(tree: FileTree, path: string): LocalPackage {
  const manifest = parseJsonc(textOf(tree, path) ?? "");
  const name = at(manifest, "name");
  const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  const dependencies = kinds.flatMap((kind) => Object.entries((at(manifest, kind) as Readonly<Record<string, unknown>> | undefined) ?? {}));
  return { name: typeof name === "string" ? name : undefined, folder: folderOf(path), manifest, dependencies: new Map(dependencies) };
}

/** A subpath (`.` or `./x`) of a package, and the conditions that its importer asks for. */
interface Asked {
  readonly subpath: string;
  readonly preferred?: readonly string[];
}

/** Where a subpath of a local package leads, and whether its manifest lets others go there. */
export function entryOf(tree: FileTree, found: LocalPackage & BuiltPackage, { subpath, preferred = [] }: Asked): { readonly path: string; readonly exported: boolean } | undefined {
  const { manifest, folder, builds } = found;
  const exports = at(manifest, "exports");
  const promised = exports === undefined ? withoutExports(manifest, subpath) : promisedBy(exports, subpath, preferred);
  for (const target of promised) {
    const path = sourceBehind(tree, found, target);
    if (path !== undefined) return { path, exported: true };
  }
  const inside = subpath === "." ? "index" : subpath.slice(2);
  const roots = [inFolder(folder, "src"), folder, ...builds.flatMap((build) => build.roots)];
  for (const candidate of [...roots.map((root) => inFolder(root, inside)), ...(subpath === "." ? [inFolder(folder, "src/main")] : [])]) {
    const path = sourceAt(tree, candidate);
    if (path !== undefined) return { path, exported: exports === undefined };
  }
  return undefined;
}

/** What a folder stands for by the fields of its manifest, whatever that exports to others. */
export function mainOf(tree: FileTree, found: LocalPackage & BuiltPackage): string | undefined {
  for (const field of ["main", "types", "typings"]) {
    const target = at(found.manifest, field);
    const path = typeof target === "string" ? sourceBehind(tree, found, target) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}

/** What a manifest promises by its other fields, or will say in `exports` once it is published. */
function withoutExports(manifest: unknown, subpath: string): readonly string[] {
  const published = at(manifest, "publishConfig");
  const main = subpath !== "." ? [] : [manifest, published].flatMap((fields) => ["source", "module", "main", "types", "typings"].map((field) => at(fields, field))).filter((value) => typeof value === "string");
  const types = Object.values((at(manifest, "typesVersions") as object | undefined) ?? {}).flatMap((mapped) => promisedBy(dotted(mapped), subpath));
  return [...main, ...types, ...promisedBy(at(published, "exports"), subpath)];
}

/** The subpaths of `typesVersions`, written as those of `exports`. */
function dotted(mapped: unknown): unknown {
  return typeof mapped === "object" && mapped !== null ? Object.fromEntries(Object.entries(mapped).map(([key, value]) => [`./${key}`, value])) : undefined;
}

/** What `exports` (or `imports`) promises for a subpath, sources first, then by `preferred` conditions, then by the others in the usual order. */
export function promisedBy(exports: unknown, subpath: string, preferred: readonly string[] = []): readonly string[] {
  const promise = (value: unknown, star: string): readonly string[] => conditions(value, star, preferred);
  if (typeof exports !== "object" || exports === null || Array.isArray(exports)) return subpath === "." ? promise(exports, "") : [];
  const keys = Object.keys(exports);
  if (!keys.some((key) => key.startsWith(".") || key.startsWith("#"))) return subpath === "." ? promise(exports, "") : [];
  const exact = at(exports, subpath);
  if (exact !== undefined) return promise(exact, "");
  const patterns = keys.filter((key) => key.includes("*") || key.endsWith("/")).sort((a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length);
  for (const key of patterns) {
    const [before = "", after = ""] = key.split("*");
    if (!subpath.startsWith(before) || !subpath.endsWith(after) || subpath.length < key.length) continue;
    const star = subpath.slice(before.length, subpath.length - after.length);
    return key.includes("*") ? promise(at(exports, key), star) : promise(at(exports, key), "").map((folder) => folder + star);
  }
  return [];
}

/** Conditions that hold where a backend is developed: the first one written counts, as in Node. */
const held = new Set(["development", "import", "module", "module-sync", "node", "node-addons", "default"]);
const otherwise = ["require", "browser", "types"];

function conditions(value: unknown, star: string, preferred: readonly string[]): readonly string[] {
  if (typeof value === "string") return [value.replaceAll("*", () => star)];
  if (Array.isArray(value)) return value.flatMap((item) => conditions(item, star, preferred));
  if (typeof value !== "object" || value === null) return [];
  const rank = (key: string): number => (preferred.includes(key) ? -2 : key.includes("source") || key.includes("src") ? -1 : held.has(key) ? 0 : otherwise.indexOf(key) + 1 || otherwise.length + 1);
  return Object.keys(value).sort((a, b) => rank(a) - rank(b)).flatMap((key) => conditions(at(value, key), star, preferred));
}

import type { FileTree } from "@create-backend/core";
import type { ImportFact } from "../facts.ts";
import { Ignored, missing, type Ignoring } from "../ignored.ts";
import { folderOf, foldersUp, inFolder, isInside, joinPath } from "../paths.ts";
import type { Resolver, Target } from "../resolver.ts";
import { nodeBuiltins } from "./builtins.ts";
import { BundlerAliases } from "./bundler-aliases.ts";
import { at } from "./json.ts";
import { entryOf, mainOf, packageMapOf, promisedBy, type LocalPackage, type PackageMap } from "./package-map.ts";
import { Globs, patternAt } from "./globs.ts";
import { fileAt, importerOf, indexOf, sourceAt, sourceBehind, sourceOfUnbuilt, suffixedAt, type BuiltPackage, type Importer } from "./paths.ts";
import { AliasMap, type Aliases } from "./tsconfig.ts";

/** Resolves imports of TypeScript and JavaScript in memory; workspace packages lead to their source, built or not. */
export class TypeScriptResolver implements Resolver {
  private readonly tree: FileTree;
  private readonly packages: PackageMap;
  private readonly aliases: AliasMap;
  private readonly bundled: BundlerAliases;
  private readonly globs: Globs;
  private readonly ignored: Ignored;
  private readonly empty = new Map<string, boolean>();
  private readonly memoOfFolder = new Map<string, Map<string, Target>>();
  private readonly memos = new Map<Aliases, Map<LocalPackage | undefined, Map<string, Target>>>();

  constructor(tree: FileTree, manifests: readonly string[]) {
    this.tree = tree;
    this.globs = new Globs(tree);
    this.ignored = new Ignored(tree);
    this.packages = packageMapOf(tree, manifests);
    this.aliases = new AliasMap(tree, this.packages);
    this.bundled = new BundlerAliases(tree, this.packages);
  }

  targetsOf(from: string, fact: ImportFact): readonly Target[] {
    if (fact.kind === "glob") return this.globbed(from, fact);
    if (fact.kind === "url" || fact.kind === "worker") return this.located(from, fact);
    if (fact.loaded === true) return this.loaded(from, plainOf(fact.specifier));
    return [this.resolve(from, fact.specifier)];
  }

  /** A name of an AMD list: its loader begins in a folder above, and may know places that nothing here tells. */
  private loaded(from: string, specifier: string): readonly Target[] {
    const found = this.above(folderOf(from), specifier);
    return found === undefined || found === from ? [] : [local(found)];
  }

  /** Every file that a pattern fits. None is no mistake: a bundler gives an empty object. */
  private globbed(from: string, { specifier, without = [], fitting }: ImportFact): readonly Target[] {
    const folder = folderOf(from);
    const place = { folder, around: this.packages.nearest(folder)?.folder ?? "" };
    const rooted = (pattern: string): readonly string[] => {
      const path = patternAt(pattern, place);
      return path === undefined ? this.aliasesFor(folder, pattern) : [path];
    };
    const left = without.flatMap(rooted);
    const files = new Set(rooted(specifier).flatMap((pattern) => (fitting === undefined ? this.globs.filesOf(pattern, left) : this.globs.filesIn(pattern, fitting))));
    files.delete(from);
    return [...files].map((path) => ({ kind: "file", path, exported: true, relative: specifier.startsWith(".") }));
  }

  /** A file beside the one that names it by URL. What is not there may be made later; a worker has to be there. */
  private located(from: string, { specifier, kind }: ImportFact): readonly Target[] {
    const written = specifier.replace(/[?#].*$/s, "");
    const path = joinPath(folderOf(from), written);
    const found = path === undefined || written.endsWith("/") ? undefined : fileAt(this.tree, path, importerOf(from));
    if (found !== undefined) return [{ kind: "file", path: found, exported: true, relative: true }];
    return kind === "worker" ? [{ kind: "unresolved", why: "there is no such file" }] : [];
  }

  private resolve(from: string, written: string): Target {
    const folder = folderOf(from);
    const specifier = plainOf(written);
    if (isRelative(specifier)) return this.relative(folder, specifier, importerOf(from));
    const memo = this.memoOf(folder);
    let target = memo.get(specifier);
    if (target === undefined) {
      target = this.named(folder, specifier);
      memo.set(specifier, target);
    }
    return target;
  }

  /** Where names lead from a folder: the same for all folders under one tsconfig and one package. */
  private memoOf(folder: string): Map<string, Target> {
    let memo = this.memoOfFolder.get(folder);
    if (memo === undefined) {
      const aliases = this.aliases.nearest(folder);
      const byPackage = this.memos.get(aliases) ?? new Map<LocalPackage | undefined, Map<string, Target>>();
      this.memos.set(aliases, byPackage);
      const around = this.packages.nearest(folder);
      memo = byPackage.get(around) ?? new Map<string, Target>();
      byPackage.set(around, memo);
      this.memoOfFolder.set(folder, memo);
    }
    return memo;
  }

  private relative(folder: string, specifier: string, importer: Importer): Target {
    const path = joinPath(folder, specifier);
    const installed = installedIn(specifier);
    if (path === undefined) return installed === undefined ? { kind: "unresolved", why: "it leaves the repository" } : { kind: "package", name: installed, builtin: false };
    const isFolder = /(?:^|\/)\.{0,2}$/.test(specifier);
    const found = suffixedAt(this.tree, path, { suffixes: this.aliases.nearest(folder).suffixes, importer, isFolder }) ?? (isFolder ? undefined : fileAt(this.tree, path, importer)) ?? this.packageAt(path, importer) ?? this.besideRoots(folder, path, isFolder ? (at) => indexOf(this.tree, at, importer) : (at) => sourceAt(this.tree, at, importer)) ?? this.unbuilt(folder, path) ?? (specifier.startsWith("/") ? this.aliased(folder, specifier).path ?? this.served(folder, path) : undefined);
    if (found !== undefined) return { kind: "file", path: found, exported: true, relative: true };
    if (installed !== undefined) return { kind: "package", name: installed, builtin: false };
    return missing("there is no such file", this.madeAt([path]));
  }

  /** What git ignores of the places where a file was looked for. */
  private madeAt(places: readonly string[]): Ignoring | undefined {
    return places.flatMap((place) => ["", ".ts", ".js", "/index.ts"].flatMap((ending) => this.ignored.at(place + ending) ?? []))[0];
  }

  /** `/logo.svg` of a page: from the folder of its package, or from what that hands out. */
  private served(folder: string, path: string): string | undefined {
    const around = this.packages.nearest(folder)?.folder ?? "";
    return [inFolder(around, path), inFolder(around, `public/${path}`), inFolder(around, `static/${path}`)].find((file) => this.tree.has(file));
  }

  /** The same path below another folder of `rootDirs`. */
  private besideRoots(folder: string, path: string, sourceOf: (path: string) => string | undefined): string | undefined {
    const { rootDirs } = this.aliases.nearest(folder);
    const around = rootDirs.find((root) => path === root || isInside(path, root));
    if (around === undefined) return undefined;
    for (const root of rootDirs) {
      const found = sourceOf(root + path.slice(around.length));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The source of a path into a folder that the package around it is built into. */
  private unbuilt(folder: string, path: string): string | undefined {
    const around = this.packages.nearest(folder);
    return around === undefined || !isInside(path, around.folder || ".") ? undefined : sourceOfUnbuilt(this.tree, this.built(around), path);
  }

  /** A folder stands for the main file that its `package.json` names, else for its index, else for what the package offers. */
  private packageAt(folder: string, importer: Importer = "source"): string | undefined {
    const nearest = this.packages.nearest(folder);
    const found = nearest?.folder === folder ? this.built(nearest) : undefined;
    if (found === undefined) return indexOf(this.tree, folder, importer);
    return mainOf(this.tree, found) ?? indexOf(this.tree, folder, importer) ?? entryOf(this.tree, found, { subpath: "." })?.path;
  }

  private built(found: LocalPackage): LocalPackage & BuiltPackage {
    return { ...found, builds: this.aliases.buildsIn(found.folder) };
  }

  private named(folder: string, specifier: string): Target {
    if (specifier.startsWith("node:") || specifier.startsWith("bun:")) return { kind: "package", name: specifier, builtin: true };
    const aliased = this.aliased(folder, specifier);
    if (aliased.path !== undefined) return local(aliased.path);
    if (aliased.installed !== undefined) return { kind: "package", name: aliased.installed, builtin: false };
    if (specifier.startsWith("#")) return this.internal(folder, specifier);
    const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
    const found = this.packages.named(name, folder);
    if (found !== undefined) {
      const subpath = specifier === name ? "." : `.${specifier.slice(name.length)}`;
      const entry = entryOf(this.tree, this.built(found), { subpath, preferred: this.aliases.nearest(folder).conditions });
      return entry === undefined ? this.withoutEntry(found, name, subpath) : { kind: "file", ...entry, relative: false };
    }
    if (nodeBuiltins.has(name)) return { kind: "package", name: `node:${specifier}`, builtin: true };
    const places = this.bundled.placesOf(folder, specifier);
    const bundled = places.flatMap((place) => fileAt(this.tree, place, "source") ?? this.packageAt(place) ?? [])[0];
    if (bundled !== undefined) return local(bundled);
    const declared = this.packages.nearest(folder)?.dependencies.has(name) ?? false;
    const above = declared || !this.aliases.nearest(folder).climbs ? undefined : this.above(folder, specifier);
    if (above !== undefined) return local(above);
    if ((aliased.fits || places.length > 0) && !declared) return missing("no file answers to this alias", this.madeAt([...this.aliasesFor(folder, specifier), ...places]));
    const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
    if (scope !== undefined && !declared && this.packages.scopes.has(scope)) return { kind: "unresolved", why: `no package of this repository is called ${name}` };
    return { kind: "package", name, builtin: false };
  }

  /** As names were looked for before there were packages: beside the file, and in every folder above it. */
  private above(folder: string, specifier: string): string | undefined {
    for (const up of foldersUp(folder)) {
      const found = fileAt(this.tree, inFolder(up, specifier), "source");
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A package of the repository that does not have what is asked of it: what it promises in a folder that git ignores is built there; one with no folder of sources is made elsewhere, or lies behind a link. */
  private withoutEntry({ folder, manifest }: LocalPackage, name: string, subpath: string): Target {
    const built = promisedBy(at(manifest, "exports"), subpath).flatMap((promised) => this.ignored.at(joinPath(folder, promised) ?? "") ?? [])[0];
    if (built !== undefined) return missing("", built);
    let empty = this.empty.get(folder);
    if (empty === undefined) {
      empty = [...this.tree.keys()].every((path) => !isInside(folderOf(path), folder || ".") || !/\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/.test(path));
      this.empty.set(folder, empty);
    }
    return { kind: "unresolved", why: `${name} has no such entry`, ...(empty ? { why: `${folder} holds its manifest and no folder of sources`, made: folder } : {}) };
  }

  /** The file behind an alias of tsconfig, or the installed package; `fits` when an alias does, with or without a file. */
  private aliased(folder: string, specifier: string): { readonly path?: string; readonly installed?: string; readonly fits: boolean } {
    const { baseUrl, patterns, suffixes } = this.aliases.nearest(folder);
    let fits = false;
    let installed: string | undefined;
    for (const [before, after, targets] of patterns) {
      const star = starOf(specifier, before, after);
      if (star === undefined) continue;
      fits ||= before !== "" || after === undefined;
      for (const target of targets) {
        const path = target.replace("*", () => star);
        installed ??= path.includes("node_modules/@types/") ? undefined : installedIn(path);
        const found = suffixedAt(this.tree, path, { suffixes, importer: "source" }) ?? fileAt(this.tree, path, "source") ?? this.packageAt(path) ?? sourceBehind(this.tree, { folder: "", builds: [] }, path);
        if (found !== undefined) return { path: found, fits };
      }
    }
    const based = baseUrl === undefined ? undefined : joinPath(baseUrl, specifier);
    const found = based === undefined || based === "" ? undefined : fileAt(this.tree, based, "source") ?? this.packageAt(based);
    return { fits, ...(found === undefined ? {} : { path: found }), ...(installed === undefined ? {} : { installed }) };
  }

  /** What the aliases of tsconfig make of a name, with or without a file. */
  private aliasesFor(folder: string, specifier: string): readonly string[] {
    return this.aliases.nearest(folder).patterns.flatMap(([before, after, targets]) => {
      const star = starOf(specifier, before, after);
      return star === undefined ? [] : targets.map((target) => target.replace("*", () => star));
    });
  }

  /** `#name` by the `imports` of the package around the file. */
  private internal(folder: string, specifier: string): Target {
    const around = this.packages.nearest(folder);
    for (const promised of promisedBy(at(around?.manifest, "imports"), specifier, this.aliases.nearest(folder).conditions)) {
      if (!promised.startsWith(".")) return this.named(folder, promised);
      const path = sourceBehind(this.tree, around === undefined ? { folder: "", builds: [] } : this.built(around), promised);
      if (path !== undefined) return local(path);
    }
    // Without such names of its own, a package has this one from a framework or a bundler: `#imports` of Nuxt.
    return at(around?.manifest, "imports") === undefined ? { kind: "package", name: specifier, builtin: false } : { kind: "unresolved", why: "the package has no such import" };
  }
}

function local(path: string): Target {
  return { kind: "file", path, exported: true, relative: false };
}

/** The package whose installed files a path leads into, by the innermost folder of packages; nothing is installed here. */
function installedIn(path: string): string | undefined {
  return !path.includes("node_modules/") ? undefined : /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

/** What is asked for, without the loaders of a bundler in front and its query behind: `!!style!css?modules!./a.css`. */
function plainOf(written: string): string {
  const asked = written.includes("!") ? written.slice(written.lastIndexOf("!") + 1) : written;
  return asked.includes("?") ? asked.slice(0, asked.indexOf("?")) : asked;
}

function isRelative(specifier: string): boolean {
  return specifier === "." || specifier === ".." || specifier.startsWith("./") || specifier.startsWith("../") || specifier.startsWith("/");
}

function starOf(specifier: string, before: string, after: string | undefined): string | undefined {
  if (after === undefined) return specifier === before ? "" : undefined;
  if (!specifier.startsWith(before) || !specifier.endsWith(after) || specifier.length < before.length + after.length) return undefined;
  return specifier.slice(before.length, specifier.length - after.length);
}

import type { FileTree } from "@create-backend/core";
import type { ImportFact } from "../facts.ts";
import { Ignored, missing as absent } from "../ignored.ts";
import { folderOf, foldersUp, inFolder, isInside, joinPath } from "../paths.ts";
import type { Resolver, Target } from "../resolver.ts";
import { sourceRootsOf } from "./source-roots.ts";
import { standardModules } from "./standard-modules.ts";

/** Resolves Python imports in memory: relative ones by folder, absolute ones from the source roots of every project. */
export class PythonResolver implements Resolver {
  private readonly tree: FileTree;
  private readonly folders: ReadonlySet<string>;
  private readonly roots: ReadonlySet<string>;
  private readonly rootsOfName = new Map<string, readonly string[]>();
  private readonly ignored: Ignored;
  private readonly untoldIn = new Map<string, Map<string, readonly string[]>>();

  constructor(tree: FileTree, projects: readonly string[], folders: ReadonlySet<string>) {
    this.tree = tree;
    this.folders = folders;
    this.ignored = new Ignored(tree);
    this.roots = new Set(sourceRootsOf(tree, projects));
  }

  targetsOf(from: string, fact: ImportFact): readonly Target[] {
    const dots = leadingDots(fact.specifier);
    const parts = fact.specifier.slice(dots).split(".").filter(Boolean);
    const wanted: Wanted = { parts, names: fact.names, relative: dots > 0 };
    if (dots > 0) return this.relative(from, dots, wanted);
    const top = parts[0] ?? "";
    const roots = this.rootsFor(from, top);
    if (roots.length === 0) return [{ kind: "package", name: fact.specifier, builtin: standardModules.has(top) }];
    let first: readonly Target[] | undefined;
    for (const root of roots) {
      // A package is no place that imports start from: what it holds does not hide the library of the same name.
      if (standardModules.has(top) && this.tree.has(inFolder(root, "__init__.py"))) continue;
      const targets = this.inRoot(root, wanted);
      if (targets.every((target) => target.kind === "file")) return targets;
      first ??= targets;
    }
    // A folder that only happens to be called like a library hides no library.
    if (standardModules.has(top)) return [{ kind: "package", name: fact.specifier, builtin: true }];
    return roots.every((root) => !this.isPackage(inFolder(root, top))) ? [{ kind: "package", name: fact.specifier, builtin: false }] : (first ?? []);
  }

  private relative(from: string, dots: number, wanted: Wanted): readonly Target[] {
    const base = joinPath(folderOf(from), "../".repeat(dots - 1) || ".");
    if (base === undefined) return [{ kind: "unresolved", why: "it leaves the repository" }];
    return this.inRoot(base, wanted);
  }

  /** Source roots in which the top-level name exists; those of the importing file's own project first. */
  private rootsFor(from: string, top: string): readonly string[] {
    let roots = this.rootsOfName.get(top);
    if (roots === undefined) {
      roots = [...this.roots].filter((root) => this.moduleAt(inFolder(root, top)) !== undefined || this.folders.has(inFolder(root, top)));
      this.rootsOfName.set(top, roots);
    }
    const local = folderOf(from);
    const sibling = this.roots.has(local) ? undefined : this.scriptNeighbour(local, top);
    const ordered = roots.length < 2 ? roots : [...roots].sort((a, b) => nearness(b, from) - nearness(a, from));
    if (sibling !== undefined) return [...ordered, sibling];
    return ordered.length > 0 || standardModules.has(top) ? ordered : this.untold(local, top);
  }

  /** A folder above, that nobody calls a root, in which the name is a package or holds the importing file. */
  private untold(folder: string, top: string): readonly string[] {
    let known = this.untoldIn.get(folder);
    if (known === undefined) {
      known = new Map();
      this.untoldIn.set(folder, known);
    }
    let found = known.get(top);
    if (found === undefined) {
      const root = [...foldersUp(folder)].find((up) => this.moduleAt(inFolder(up, top)) !== undefined || isInside(`${folder}/`, inFolder(up, top)));
      found = root === undefined || this.tree.has(inFolder(root, "__init__.py")) ? [] : [root];
      known.set(top, found);
    }
    return found;
  }

  /** A script sees the modules beside it. */
  private scriptNeighbour(folder: string, top: string): string | undefined {
    const isScriptFolder = !this.tree.has(inFolder(folder, "__init__.py"));
    return isScriptFolder && this.moduleAt(inFolder(folder, top)) !== undefined ? folder : undefined;
  }

  private inRoot(root: string, { parts, names, relative }: Wanted): readonly Target[] {
    const place = parts.reduce((folder, part) => inFolder(folder, part), root);
    const module = parts.length === 0 ? this.packageInit(place) : this.moduleAt(place);
    const file = (path: string): Target => ({ kind: "file", path, exported: true, relative });
    const found = new Map<string, Target>();
    let missing: string | undefined;
    for (const name of names ?? []) {
      const submodule = module === undefined || module.endsWith("/__init__.py") || module === "__init__.py" ? this.moduleAt(inFolder(place, name)) : undefined;
      if (submodule !== undefined) found.set(submodule, file(submodule));
      else if (module !== undefined) found.set(module, file(module));
      else if (!this.folders.has(inFolder(place, name)) && !this.isCompiled(inFolder(place, name))) missing ??= name;
    }
    if (module === undefined && this.isCompiled(place)) return [];
    if (names === undefined && module !== undefined) found.set(module, file(module));
    if (found.size > 0 && missing === undefined) return [...found.values()];
    if (this.folders.has(place) && (missing === undefined || names?.includes("*") === true)) return [];
    const name = module === undefined && missing !== undefined && parts.length === 0 ? inFolder(place, missing) : place;
    return [...found.values(), absent("there is no such module", this.ignored.at(`${name}.py`) ?? this.ignored.at(inFolder(name, "__init__.py")))];
  }

  private moduleAt(path: string): string | undefined {
    for (const candidate of [`${path}/__init__.py`, `${path}.py`, `${path}/__init__.pyi`, `${path}.pyi`]) if (this.tree.has(candidate)) return candidate;
    return undefined;
  }

  /** A module that is written in another language: Cython, or built already. */
  private isCompiled(path: string): boolean {
    return [".pyx", ".pxd", ".so", ".abi3.so", ".pyd"].some((ending) => this.tree.has(path + ending));
  }

  private packageInit(folder: string): string | undefined {
    const init = inFolder(folder, "__init__.py");
    return this.tree.has(init) ? init : undefined;
  }

  private isPackage(path: string): boolean {
    return this.moduleAt(path) !== undefined;
  }
}

/** What an import asks for: a dotted path, names taken from it, and whether it began with dots. */
interface Wanted {
  readonly parts: readonly string[];
  readonly names: readonly string[] | undefined;
  readonly relative: boolean;
}

function leadingDots(specifier: string): number {
  let dots = 0;
  while (specifier.charCodeAt(dots) === 46) dots++;
  return dots;
}

/** How many leading characters two paths share. */
function nearness(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

import { addTo } from "@create-backend/core";
import type { ImportFact, Scan } from "../facts.ts";
import { folderOf, foldersUp } from "../paths.ts";
import { Projects } from "./projects.ts";
import { implicitUsings, statedUsings, type StatedUsings } from "./implicit-usings.ts";
import type { Resolver, ResolverInput, Target } from "../resolver.ts";

/** Resolves C# names by the namespaces and types that the sources declare; a using leads to the types that are used of it. */
export class CSharpResolver implements Resolver {
  /** Type with its namespace → files: partial types have several. */
  private readonly typeFiles = new Map<string, string[]>();
  /** Method that is added to a type, with its namespace → files. */
  private readonly extensionFiles = new Map<string, string[]>();
  private readonly namespaces = new Set<string>();
  /** What namespaces are in. */
  private readonly outer = new Set<string>();
  private readonly globals = new Map<string, readonly string[]>();
  private readonly projects: Projects;
  /** Project → what an alias of all its files stands for. */
  private readonly globalAliases = new Map<string, Map<string, string>>();
  private readonly aliasesOf = new Map<string, ReadonlyMap<string, string>>();
  private readonly stated: ReadonlyMap<string, StatedUsings>;
  private readonly visibleOf = new Map<string, readonly string[]>();
  private readonly input: ResolverInput;

  constructor(input: ResolverInput) {
    this.input = input;
    this.projects = new Projects(input.tree, input.manifests);
    this.stated = statedUsings(input.tree, input.manifests);
    for (const path of input.sources) {
      const { scopes = [], declares = [], extensions = [], imports } = input.scanOf(path);
      for (const scope of scopes) {
        this.namespaces.add(scope);
        for (const outer of outwards(scope)) if (outer !== scope) this.outer.add(outer);
      }
      for (const method of new Set(extensions)) addTo(this.extensionFiles, method, path);
      for (const type of declares) addTo(this.typeFiles, type, path);
      this.collectGlobals(path, imports);
    }
  }

  targetsOf(from: string, fact: ImportFact): readonly Target[] {
    if (fact.kind === "use") return this.used(from, fact.specifier);
    const { specifier } = fact;
    const type = this.typeAt(specifier);
    if (type !== undefined) return filesOtherThan(from, type);
    if (this.namespaces.has(specifier)) return [];
    const root = specifier.split(".", 1)[0] as string;
    return this.outer.has(specifier) || root === "" ? [] : [{ kind: "package", name: specifier, builtin: root === "System" }];
  }

  /** A name in the code: a type of a namespace around it, or of one that a using opens. */
  private used(from: string, name: string): readonly Target[] {
    if (name.startsWith(".")) return this.extended(from, name);
    const full = this.typeAt(name);
    if (full !== undefined && name.includes(".")) return filesOtherThan(from, full);
    const first = name.split(".", 1)[0] as string;
    const alias = this.aliasesIn(from).get(first);
    if (alias !== undefined) return filesOtherThan(from, this.typeAt(alias + name.slice(first.length)) ?? []);
    const relative = name.includes(".") ? this.insideOuter(from, name, first) : undefined;
    if (relative !== undefined) return filesOtherThan(from, relative);
    for (const namespace of this.visibleFrom(from)) {
      const full = namespace === "" ? first : `${namespace}.${first}`;
      // An attribute is named without its ending.
      const files = this.typeFiles.get(full) ?? this.typeFiles.get(`${full}Attribute`);
      if (files === undefined) continue;
      const seen = this.projects.visible(from, files);
      if (seen.length > 0) return filesOtherThan(from, seen);
      // A reference that the project forgets is no reason to look away; a name without a namespace is anybody's.
      if (namespace !== "") return filesOtherThan(from, files);
    }
    return [];
  }

  /** `Orders.Contracts.Order` in a file of `Shop.Billing`: a namespace beside its own. */
  private insideOuter(from: string, name: string, first: string): readonly string[] | undefined {
    for (const scope of this.input.scanOf(from).scopes ?? [])
      for (const outer of outwards(scope)) {
        const inside = `${outer}.${first}`;
        if (!this.namespaces.has(inside) && !this.outer.has(inside)) continue;
        const files = this.typeAt(`${outer}.${name}`);
        if (files !== undefined) return files;
      }
    return undefined;
  }

  /** A method that a visible namespace adds to some type. */
  private extended(from: string, name: string): readonly Target[] {
    if (this.extensionFiles.size === 0) return [];
    for (const namespace of this.visibleFrom(from)) {
      const seen = this.projects.visible(from, this.extensionFiles.get(`${namespace}${name}`) ?? []);
      if (seen.length > 0) return filesOtherThan(from, seen);
    }
    return [];
  }

  /** Namespaces whose types a file may name: its own with all around them, and those it uses. */
  private visibleFrom(from: string): readonly string[] {
    let visible = this.visibleOf.get(from);
    if (visible === undefined) {
      const { scopes = [], imports } = this.input.scanOf(from);
      const own = scopes.flatMap((scope) => [...outwards(scope)]);
      const opened = usingsOf(imports).filter((namespace) => this.namespaces.has(namespace));
      visible = [...new Set([...own, ...opened, ...(this.globals.get(this.projectOf(from)) ?? []), ...this.givenTo(from), ""])];
      this.visibleOf.set(from, visible);
    }
    return visible;
  }

  /** Namespaces that are open in a file without a word in any source. */
  private givenTo(from: string): readonly string[] {
    const stated = [...foldersUp(folderOf(from))].flatMap((folder) => this.stated.get(folder)?.namespaces ?? []);
    return [...stated, ...implicitUsings.filter((namespace) => this.namespaces.has(namespace))];
  }

  /** Aliases that hold in a file: its own, those of its project, and stated ones. */
  private aliasesIn(from: string): ReadonlyMap<string, string> {
    let aliases = this.aliasesOf.get(from);
    if (aliases === undefined) {
      const stated = [...foldersUp(folderOf(from))].reverse().flatMap((folder) => this.stated.get(folder)?.aliases ?? []);
      aliases = new Map([...stated, ...(this.globalAliases.get(this.projectOf(from)) ?? []), ...this.ownAliases(from)]);
      this.aliasesOf.set(from, aliases);
    }
    return aliases;
  }

  /** Of a type nothing is left to find: the using itself leads there. */
  private ownAliases(from: string): readonly (readonly [alias: string, target: string])[] {
    return aliasesAmong(this.input.scanOf(from).imports).map(([alias, target]) => [alias, this.typeAt(target) === undefined ? target : ""]);
  }

  private collectGlobals(path: string, imports: Scan["imports"]): void {
    const found = imports.filter(({ names }) => names?.includes("global") === true);
    if (found.length === 0) return;
    const project = this.projectOf(path);
    this.globals.set(project, [...(this.globals.get(project) ?? []), ...usingsOf(found)]);
    this.globalAliases.set(project, new Map([...(this.globalAliases.get(project) ?? []), ...aliasesAmong(found)]));
  }

  private projectOf(path: string): string {
    return this.projects.of(path) ?? "";
  }

  /** The files of a type, of its nested types and of its members. */
  private typeAt(name: string): readonly string[] | undefined {
    for (let at = name; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
      const files = this.typeFiles.get(at);
      if (files !== undefined) return files;
    }
    return undefined;
  }
}

function usingsOf(imports: Scan["imports"]): readonly string[] {
  return imports.filter(({ kind, names }) => kind === "import" && names?.includes("alias") !== true).map(({ specifier }) => specifier);
}

function aliasesAmong(imports: Scan["imports"]): readonly (readonly [alias: string, target: string])[] {
  return imports.flatMap(({ names, as, specifier }) => {
    const alias = as?.[names?.indexOf("alias") ?? -1];
    return alias === undefined ? [] : [[alias, specifier] as const];
  });
}

function* outwards(namespace: string): Iterable<string> {
  for (let at = namespace; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") yield at;
}

function filesOtherThan(from: string, files: readonly string[]): readonly Target[] {
  return files.includes(from) ? [] : files.map((path) => ({ kind: "file", path, exported: true, relative: false }));
}

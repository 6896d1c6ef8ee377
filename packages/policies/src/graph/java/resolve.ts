import { addTo } from "@create-backend/core";
import type { ImportFact, Scan } from "../facts.ts";
import type { Resolver, ResolverInput, Target } from "../resolver.ts";
import { JavaLibraries } from "./libraries.ts";
import { JavaModules } from "./modules.ts";
import { protoTypes } from "./protos.ts";

/** Resolves Java names by the packages and types that the sources declare; build files are asked only which of several types of one name is meant. */
export class JavaResolver implements Resolver {
  /** Type with its package → files: modules may declare the same type, each for itself. */
  private readonly typeFiles = new Map<string, string[]>();
  private readonly packages = new Set<string>();
  private readonly nestedNames = new Set<string>();
  private readonly ancestors = new Map<string, readonly string[]>();
  private readonly names = new Map<string, FileNames>();
  private modules: JavaModules | undefined;
  private libraries: JavaLibraries | undefined;
  private readonly input: ResolverInput;

  constructor(input: ResolverInput) {
    this.input = input;
    for (const path of input.sources) {
      const { scopes = [], declares = [], nested } = input.scanOf(path);
      for (const name of nested ?? []) this.nestedNames.add(name);
      for (const scope of scopes) this.packages.add(scope);
      for (const type of declares) addTo(this.typeFiles, type, path);
    }
    for (const [type, path] of input.sources.length === 0 ? [] : protoTypes(input.tree)) {
      // Where the generated source is checked in, it is the one that is meant.
      if (this.typeFiles.has(type)) continue;
      this.packages.add(type.slice(0, Math.max(0, type.lastIndexOf("."))));
      addTo(this.typeFiles, type, path);
    }
  }

  targetsOf(from: string, fact: ImportFact): readonly Target[] {
    if (fact.kind === "use") return this.used(from, fact.specifier);
    const { specifier } = fact;
    if (fact.names?.includes("module") === true) return [external(specifier)];
    if (specifier.endsWith(".*") && this.packages.has(specifier.slice(0, -2))) return [];
    const path = this.typeAt(from, specifier);
    if (path !== undefined) return [local(path)];
    return this.isOurs(specifier) ? [this.undeclared(from, specifier)] : [external(specifier.replace(/\.\*$/, ""))];
  }

  /** A name that begins like ours and that no source declares: written from one that does, brought by a library of the same group, or made by the build. */
  private undeclared(from: string, name: string): Target {
    const source = this.typeAt(from, name.replace(writtenFromType, (_, ...types: readonly (string | undefined)[]) => `.${types.slice(0, 3).find((type) => type !== undefined) ?? ""}`));
    if (source !== undefined) return local(source);
    const scope = /^(?:[^.A-Z][^.]*\.)*/.exec(name)?.[0].slice(0, -1) ?? "";
    const ours = this.packages.has(scope);
    this.libraries ??= new JavaLibraries(this.input.tree, this.input.manifests);
    if (!ours && this.libraries.mayBring(name)) return external(name.replace(/\.\*$/, ""));
    // To a package with sources a tool adds only where its settings name the package.
    const maker = this.libraries.makerNear(from, ours ? scope : undefined);
    return { kind: "unresolved", why: "no source declares it", ...(maker === undefined ? {} : { why: `no source declares it, and ${maker.path} names ${maker.tool}`, made: scope }) };
  }

  /** A name in the code: a type inside a type that is extended, of the same package, of a package imported as a whole, or written with its package. */
  private used(from: string, name: string): readonly Target[] {
    if (/^[a-z_]/.test(name)) return others(from, this.typeAt(from, name));
    const [first = "", second] = name.split(".", 2);
    const { nested, heads } = this.namesIn(from);
    const named = this.named(from, first);
    if (nested.has(first)) return heads.includes(first) && named !== imported ? others(from, named) : [];
    const through = second !== undefined && this.nestedNames.has(second) ? this.inheritedThrough(from, { first, named }, second) : [];
    return named === imported ? through : [...others(from, this.inherited(from, first) ?? named), ...through];
  }

  /** `Child.Nested`, where the type that Child extends brings Nested along. */
  private inheritedThrough(from: string, { first, named }: { readonly first: string; readonly named: string | undefined }, nested: string): readonly Target[] {
    const file = named === imported ? this.importedAs(from, first) : named;
    return file === undefined || this.namesIn(file).nested.has(nested) ? [] : others(from, this.inherited(file, nested));
  }

  /** The file of a type by its simple name, as a file without type of its own would see it. */
  private named(from: string, first: string): string | undefined {
    const { imported: known, scopes } = this.namesIn(from);
    if (known.has(first)) return imported;
    for (const scope of scopes) {
      const path = this.fileOf(from, scope === "" ? first : `${scope}.${first}`);
      if (path !== undefined) return path;
    }
    return undefined;
  }

  /** The file whose types, extended by those of another file, bring a nested type along. */
  private inherited(from: string, nested: string): string | undefined {
    if (!this.nestedNames.has(nested)) return undefined;
    return this.ancestorsOf(from).find((path) => this.namesIn(path).nested.has(nested));
  }

  /** Files of the types that the types of a file extend, nearest first. */
  private ancestorsOf(from: string): readonly string[] {
    let found = this.ancestors.get(from);
    if (found === undefined) {
      const seen = new Set<string>([from]);
      for (const path of seen) for (const parent of this.input.scanOf(path).parents ?? []) this.addParent(path, parent, seen);
      seen.delete(from);
      found = [...seen];
      this.ancestors.set(from, found);
    }
    return found;
  }

  private addParent(path: string, parent: string, seen: Set<string>): void {
    const first = parent.split(".", 1)[0] as string;
    const named = /^[a-z_]/.test(parent) ? this.typeAt(path, parent) : this.named(path, first);
    const file = named === imported ? this.importedAs(path, first) : named;
    if (file !== undefined) seen.add(file);
  }

  private importedAs(path: string, first: string): string | undefined {
    const found = this.namesIn(path).imported.get(first);
    return found === undefined ? undefined : this.typeAt(path, found);
  }

  private namesIn(path: string): FileNames {
    let found = this.names.get(path);
    if (found === undefined) {
      found = fileNames(this.input.scanOf(path));
      this.names.set(path, found);
    }
    return found;
  }

  /** The file of a type, of its nested types and of its static members. */
  private typeAt(from: string, name: string): string | undefined {
    for (let at = name; at.includes("."); at = at.slice(0, at.lastIndexOf("."))) {
      const path = this.fileOf(from, at);
      if (path !== undefined) return path;
    }
    return undefined;
  }

  /** The file of a type; of several that declare it, each for its own module, the one that the importing file sees. */
  private fileOf(from: string, type: string): string | undefined {
    const files = this.typeFiles.get(type);
    if (files === undefined || files.length < 2) return files?.[0];
    if (files.includes(from)) return from;
    this.modules ??= new JavaModules(this.input.tree, this.input.manifests);
    return nearestOf(from, this.modules.visible(from, files));
  }

  /** Whether a name lies in a package of this repository, so that it should have led somewhere. */
  private isOurs(name: string): boolean {
    for (let at = name.slice(0, name.lastIndexOf(".")); at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") if (this.packages.has(at)) return true;
    return false;
  }
}

/** Types that processors of annotations write beside one of the sources: `QOrder`, `Order_`, `ImmutableOrder`, `AutoValue_Order`, `OrderMapperImpl`. */
const writtenFromType = /\.(?:(?:Q|Immutable|AutoValue_)(?=[A-Z])(\w+)|(\w+)_|(\w+Mapper)Impl)$/;

/** The names that a file is read by, ready to be looked up. */
interface FileNames {
  readonly nested: ReadonlySet<string>;
  readonly heads: readonly string[];
  /** Last part of an imported name → the first import that ends so. */
  readonly imported: ReadonlyMap<string, string>;
  /** Its own package, then those it imports as a whole. */
  readonly scopes: readonly string[];
}

function fileNames({ scopes = [], imports, nested = [], heads = [] }: Scan): FileNames {
  const written = imports.flatMap(({ kind, specifier }) => (kind === "import" ? [specifier] : []));
  const imported = new Map<string, string>();
  for (const name of written) {
    const last = name.slice(name.lastIndexOf(".") + 1);
    if (last !== name && !imported.has(last)) imported.set(last, name);
  }
  return { nested: new Set(nested), heads, imported, scopes: [...scopes, ...written.flatMap((name) => (name.endsWith(".*") ? [name.slice(0, -2)] : []))] };
}

/** Said of a name that an import brings: the import itself is the edge. */
const imported = "";

/** Of several files that declare a type the one that shares most folders with the importing one; of equals, main before test. */
function nearestOf(from: string, files: readonly string[]): string {
  const folders = from.split("/");
  const shared = (path: string): number => path.split("/").findIndex((part, index) => part !== folders[index]) + (path.includes("/main/") ? 0.5 : 0);
  return files.reduce((best, path) => (shared(path) > shared(best) ? path : best));
}

function others(from: string, path: string | undefined): readonly Target[] {
  return path === undefined || path === from ? [] : [local(path)];
}

function local(path: string): Target {
  return { kind: "file", path, exported: true, relative: false };
}

function external(name: string): Target {
  return { kind: "package", name, builtin: /^javax?\./.test(name) };
}

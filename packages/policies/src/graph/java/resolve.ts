import type { ImportFact } from "../facts.ts";
import type { Resolver, ResolverInput, Target } from "../resolver.ts";

/** Resolves Java names by the packages and types that the sources declare; no build file is needed. */
export class JavaResolver implements Resolver {
  private readonly typeFiles = new Map<string, string>();
  private readonly packages = new Set<string>();
  private readonly nestedNames = new Set<string>();
  private readonly ancestors = new Map<string, readonly string[]>();
  private readonly wildcards = new Map<string, readonly string[]>();
  private readonly input: ResolverInput;

  constructor(input: ResolverInput) {
    this.input = input;
    for (const path of input.sources) {
      const { scopes = [], declares = [], nested } = input.scanOf(path);
      for (const name of nested ?? []) this.nestedNames.add(name);
      for (const scope of scopes) this.packages.add(scope);
      // Main before test: a test may declare a type of the same name.
      for (const type of declares) if (!this.typeFiles.has(type) || path.includes("/main/")) this.typeFiles.set(type, path);
    }
  }

  targetsOf(from: string, fact: ImportFact): readonly Target[] {
    if (fact.kind === "use") return this.used(from, fact.specifier);
    const { specifier } = fact;
    if (fact.names?.includes("module") === true) return [external(specifier)];
    if (specifier.endsWith(".*") && this.packages.has(specifier.slice(0, -2))) return [];
    const path = this.typeAt(specifier);
    if (path !== undefined) return [local(path)];
    return this.isOurs(specifier) ? [{ kind: "unresolved", why: "no source declares it" }] : [external(specifier.replace(/\.\*$/, ""))];
  }

  /** A name in the code: a type inside a type that is extended, of the same package, of a package imported as a whole, or written with its package. */
  private used(from: string, name: string): readonly Target[] {
    if (/^[a-z_]/.test(name)) return others(from, this.typeAt(name));
    const first = name.split(".", 1)[0] as string;
    if (this.input.scanOf(from).nested?.includes(first) === true) return [];
    const named = this.named(from, first);
    return named === imported ? [] : others(from, this.inherited(from, first) ?? named);
  }

  /** The file of a type by its simple name, as a file without type of its own would see it. */
  private named(from: string, first: string): string | undefined {
    const { scopes = [], imports } = this.input.scanOf(from);
    if (imports.some(({ kind, specifier }) => kind === "import" && specifier.endsWith(`.${first}`))) return imported;
    for (const scope of [...scopes, ...this.wildcardsOf(from, imports)]) {
      const path = this.typeFiles.get(scope === "" ? first : `${scope}.${first}`);
      if (path !== undefined) return path;
    }
    return undefined;
  }

  /** The file whose types, extended by those of another file, bring a nested type along. */
  private inherited(from: string, nested: string): string | undefined {
    if (!this.nestedNames.has(nested)) return undefined;
    return this.ancestorsOf(from).find((path) => this.input.scanOf(path).nested?.includes(nested) === true);
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
    const named = /^[a-z_]/.test(parent) ? this.typeAt(parent) : this.named(path, first);
    const file = named === imported ? this.importedAs(path, first) : named;
    if (file !== undefined) seen.add(file);
  }

  private importedAs(path: string, first: string): string | undefined {
    const found = this.input.scanOf(path).imports.find(({ kind, specifier }) => kind === "import" && specifier.endsWith(`.${first}`));
    return found === undefined ? undefined : this.typeAt(found.specifier);
  }

  private wildcardsOf(from: string, imports: readonly ImportFact[]): readonly string[] {
    let found = this.wildcards.get(from);
    if (found === undefined) {
      found = imports.flatMap(({ kind, specifier }) => (kind === "import" && specifier.endsWith(".*") ? [specifier.slice(0, -2)] : []));
      this.wildcards.set(from, found);
    }
    return found;
  }

  /** The file of a type, of its nested types and of its static members. */
  private typeAt(name: string): string | undefined {
    for (let at = name; at.includes("."); at = at.slice(0, at.lastIndexOf("."))) {
      const path = this.typeFiles.get(at);
      if (path !== undefined) return path;
    }
    return undefined;
  }

  /** Whether a name lies in a package of this repository, so that it should have led somewhere. */
  private isOurs(name: string): boolean {
    for (let at = name.slice(0, name.lastIndexOf(".")); at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") if (this.packages.has(at)) return true;
    return false;
  }
}

/** Said of a name that an import brings: the import itself is the edge. */
const imported = "";

function others(from: string, path: string | undefined): readonly Target[] {
  return path === undefined || path === from ? [] : [local(path)];
}

function local(path: string): Target {
  return { kind: "file", path, exported: true, relative: false };
}

function external(name: string): Target {
  return { kind: "package", name, builtin: /^javax?\./.test(name) };
}

import type { ImportFact } from "../facts.ts";
import type { Resolver, ResolverInput, Target } from "../resolver.ts";

/** Resolves Java names by the packages and types that the sources declare; no build file is needed. */
export class JavaResolver implements Resolver {
  private readonly typeFiles = new Map<string, string>();
  private readonly packages = new Set<string>();
  private readonly wildcards = new Map<string, readonly string[]>();
  private readonly input: ResolverInput;

  constructor(input: ResolverInput) {
    this.input = input;
    for (const path of input.sources) {
      const { scopes = [], declares = [] } = input.scanOf(path);
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

  /** A name in the code: a type of the same package, of a package imported as a whole, or written with its package. */
  private used(from: string, name: string): readonly Target[] {
    if (/^[a-z_]/.test(name)) {
      const path = this.typeAt(name);
      return path === undefined || path === from ? [] : [local(path)];
    }
    const first = name.split(".", 1)[0] as string;
    const { scopes = [], imports } = this.input.scanOf(from);
    if (imports.some(({ kind, specifier }) => kind === "import" && specifier.endsWith(`.${first}`))) return [];
    for (const scope of [...scopes, ...this.wildcardsOf(from, imports)]) {
      const path = this.typeFiles.get(scope === "" ? first : `${scope}.${first}`);
      if (path !== undefined) return path === from ? [] : [local(path)];
    }
    return [];
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

function local(path: string): Target {
  return { kind: "file", path, exported: true, relative: false };
}

function external(name: string): Target {
  return { kind: "package", name, builtin: /^javax?\./.test(name) };
}

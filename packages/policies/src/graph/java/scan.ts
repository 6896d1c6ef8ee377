import { hasWord, isClosed, isWordStart, lineEnd, readDotted, skipBlanks, skipQuoted, wordEnd } from "../c-like.ts";
import type { ImportFact, Scan } from "../facts.ts";

/** Package, imports, declared types and every capitalised name a Java text uses, with exact positions. */
export function scanJava(text: string): Scan {
  const imports: ImportFact[] = [];
  const { scope, body } = readHeader(text, imports);
  const names = new NameReader(text, scope);
  const broken = names.run(body);
  const heads = names.heads.filter((name) => names.nested.has(name));
  const scan = { imports: [...imports, ...names.uses.values()], scopes: [scope], declares: names.declared, nested: [...names.nested], parents: names.parents, ...(heads.length === 0 ? {} : { heads }) };
  return broken === undefined ? scan : { ...scan, broken };
}

/** Reads annotations, the package and the imports; returns where the first type begins, its annotations included. */
function readHeader(text: string, imports: ImportFact[]): { readonly scope: string; readonly body: number } {
  let scope = "";
  let at = 0;
  let body = 0;
  for (;;) {
    at = skipBlanks(text, at);
    const start = at;
    if (text.charCodeAt(at) === 59) at++;
    else if (text.charCodeAt(at) === 64 && !hasWord(text, at + 1, "interface")) at = skipAnnotation(text, at);
    else if (hasWord(text, at, "package")) {
      const name = readDotted(text, skipBlanks(text, at + 7));
      scope = name?.value ?? "";
      body = at = name?.end ?? at + 7;
    } else if (hasWord(text, at, "import")) body = at = readImport(text, at + 6, imports);
    else return { scope, body };
    if (at <= start) return { scope, body: Math.min(body, start) };
  }
}

function skipAnnotation(text: string, from: number): number {
  const name = readDotted(text, skipBlanks(text, from + 1));
  const open = skipBlanks(text, name?.end ?? from + 1);
  return text.charCodeAt(open) === 40 ? skipBalanced(text, open) : (name?.end ?? from + 1);
}

function skipBalanced(text: string, open: number): number {
  let depth = 0;
  let at = open;
  while (at < text.length) {
    at = skipBlanks(text, at);
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      at = skipLiteral(text, at);
      continue;
    }
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at + 1;
    at++;
  }
  return text.length;
}

/** `import a.b.C;`, `import static a.b.C.m;`, `import a.b.*;`, `import module m;` */
function readImport(text: string, from: number, imports: ImportFact[]): number {
  let start = skipBlanks(text, from);
  const modifier = hasWord(text, start, "static") ? "static" : /^module\s+[\w$]/.test(text.slice(start, start + 40)) ? "module" : undefined;
  if (modifier !== undefined) start = skipBlanks(text, start + modifier.length);
  const name = readDotted(text, start);
  if (name === undefined) return from;
  imports.push({ kind: "import", typeOnly: false, specifier: name.value, start, end: name.end, ...(modifier === undefined ? {} : { names: [modifier] }) });
  return name.end;
}

/** The offset after a string, a text block or a character. */
export function skipLiteral(text: string, at: number): number {
  if (!text.startsWith('"""', at)) return skipQuoted(text, at);
  for (let end = text.indexOf('"""', at + 3); end >= 0; end = text.indexOf('"""', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end + 3;
  }
  return text.length;
}

const typeWords = new Set(["class", "interface", "enum", "record"]);

/** Reads code: names that begin with a capital, dotted names that lead to one, and the types on top level. */
class NameReader {
  readonly uses = new Map<string, ImportFact>();
  readonly declared: string[] = [];
  readonly nested = new Set<string>();
  readonly parents: string[] = [];
  /** Those of types on top level. */
  readonly heads: string[] = [];
  /** Where in front of the `{` of a type: among the types it extends or implements, or not. */
  private header: "none" | "begun" | "parents" = "none";
  /** Type arguments that are open there: bounds and arguments are no parents. */
  private angles = 0;
  private readonly text: string;
  private readonly scope: string;

  constructor(text: string, scope: string) {
    this.text = text;
    this.scope = scope;
  }

  /** Returns the offset of a quote that is not closed, or where braces stopped to match. */
  run(from: number): number | undefined {
    const { text } = this;
    let depth = 0;
    let at = from;
    let open: number | undefined;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (isWordStart(code)) at = this.word(at, depth);
      else if (code === 34 || code === 39) {
        const end = skipLiteral(text, at);
        if (!isClosed(text, at, end)) open ??= at;
        at = end;
      }
      else if (code === 47 && (text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 42)) at = text.charCodeAt(at + 1) === 47 ? lineEnd(text, at) : skipBlanks(text, at);
      else {
        if (code === 123) {
          depth++;
          this.header = "none";
        } else if (code === 60) this.angles++;
        else if (code === 62) this.angles--;
        else if (code === 125 && --depth < 0) return open ?? at;
        at = code >= 48 && code <= 57 ? wordEnd(text, at) : at + 1;
      }
    }
    return open ?? (depth === 0 ? undefined : text.length);
  }

  private word(at: number, depth: number): number {
    const { text } = this;
    const end = wordEnd(text, at);
    if (text.charCodeAt(at - 1) === 46 && text.charCodeAt(at - 2) !== 46) return end;
    const first = text.slice(at, end);
    if (typeWords.has(first)) {
      this.declare(end, depth);
      this.header = "begun";
      this.angles = 0;
      return end;
    }
    if (this.header !== "none" && this.angles === 0) {
      if (first === "extends" || first === "implements") this.header = "parents";
      if (first === "permits") this.header = "begun";
    }
    const name = text.charCodeAt(end) === 46 ? readDotted(text, at) : { value: first, end };
    const value = name?.value ?? first;
    if (leadsToType(value)) {
      this.use(value, at, name?.end ?? end);
      if (this.header === "parents" && this.angles === 0) this.parent(value, depth);
    }
    return name?.end ?? end;
  }

  private parent(name: string, depth: number): void {
    this.parents.push(name);
    if (depth === 0) this.heads.push(name);
  }

  private declare(from: number, depth: number): void {
    const start = skipBlanks(this.text, from);
    const name = this.text.slice(start, wordEnd(this.text, start));
    if (depth > 0) this.nested.add(name);
    else if (name !== "") this.declared.push(this.scope === "" ? name : `${this.scope}.${name}`);
  }

  private use(specifier: string, start: number, end: number): void {
    if (!this.uses.has(specifier)) this.uses.set(specifier, { kind: "use", typeOnly: false, specifier, start, end });
  }
}

/** `Order`, `Order.of` and `com.acme.Order` lead to a type; `order.name` does not. */
function leadsToType(name: string): boolean {
  return /^(?:[a-z_][\w$]*\.)*[A-Z]/.test(name);
}

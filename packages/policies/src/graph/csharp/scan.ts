import { hasWord, isClosed, isWordStart, lineEnd, readDotted, skipBlanks, wordEnd } from "../c-like.ts";
import type { ImportFact, Scan } from "../facts.ts";
import { skipLiteral, startsLiteral } from "./literals.ts";

/** Usings, namespaces, declared types and every name a C# text uses, with exact positions. */
export function scanCSharp(text: string): Scan {
  const reader = new Reader(text);
  const broken = reader.run();
  const scan = { imports: [...reader.usings, ...reader.uses.values()], scopes: [...reader.namespaces], declares: reader.declared, ...(reader.extensions.length === 0 ? {} : { extensions: reader.extensions }) };
  return broken === undefined ? scan : { ...scan, broken };
}

const typeWords = new Set(["class", "interface", "enum", "record", "struct", "delegate"]);

/** Nobody nests namespaces deeper. */
const longestNamespace = 1000;

class Reader {
  readonly usings: ImportFact[] = [];
  readonly uses = new Map<string, ImportFact>();
  readonly namespaces = new Set<string>();
  readonly declared: string[] = [];
  readonly extensions: string[] = [];
  private readonly text: string;
  /** For every open brace whether it opened a namespace, and the namespace around what is in it. */
  private readonly braces: { readonly opens: boolean; readonly inside: string | undefined }[] = [];
  /** Open braces that opened no namespace. */
  private others = 0;
  private fileNamespace = "";
  /** First parts of namespaces. */
  private readonly roots = new Set<string>();
  private pending: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Returns the offset of a quote that is not closed, or where braces stopped to match. Code behind `#if` is read like the rest. */
  run(): number | undefined {
    const { text } = this;
    let at = 0;
    let open: number | undefined;
    while (at < text.length) {
      at = skipBlanks(text, at);
      const code = text.charCodeAt(at);
      if (startsLiteral(text, at)) {
        const end = skipLiteral(text, at, (inside) => this.name(inside, wordEnd(text, inside)));
        if (!isClosed(text, at, end)) open ??= at;
        at = end;
      } else if (isWordStart(code) || code === 64) at = this.word(code === 64 ? at + 1 : at);
      else if (code === 35) at = lineEnd(text, at);
      else {
        if (code === 123) this.open();
        else if (code === 40) this.extension(at);
        else if (code === 125 && this.braces.length === 0) return hasDirectives(text) ? undefined : (open ?? at);
        else if (code === 125 && this.braces.pop()?.opens === false) this.others--;
        at = code >= 48 && code <= 57 ? Math.max(wordEnd(text, at), at + 1) : at + 1;
      }
    }
    return (open === undefined && this.braces.length === 0) || hasDirectives(text) ? undefined : (open ?? text.length);
  }

  private open(): void {
    if (this.pending === undefined) this.others++;
    this.braces.push({ opens: this.pending !== undefined, inside: this.pending ?? this.braces.at(-1)?.inside });
    this.pending = undefined;
  }

  private word(at: number): number {
    const { text } = this;
    const end = wordEnd(text, at);
    if (end === at) return at + 1;
    if (text.charCodeAt(at - 1) === 46) {
      this.member(at, end);
      return end;
    }
    const word = this.mayBeKeyword(at, end) ? text.slice(at, end) : "";
    if (word === "using" && this.onTop()) return this.using(at, end);
    if (word === "namespace") return this.namespace(end);
    if (typeWords.has(word) && this.onTop() && !this.isConstraint(at)) this.declare(word, end);
    return this.name(at, end);
  }

  /** By its length and its first letter: most words are not looked at further. */
  private mayBeKeyword(at: number, end: number): boolean {
    const first = this.text.charCodeAt(at);
    return end - at >= 4 && end - at <= 9 && first >= 99 && first <= 117;
  }

  /** Outside of types: only namespaces are open. */
  private onTop(): boolean {
    return this.others === 0;
  }

  private scope(): string {
    return this.braces.at(-1)?.inside ?? this.fileNamespace;
  }

  /** `using A.B;`, `using static A.B;`, `using X = A.B;`, `global using A.B;` — and not the `using (…)` of a statement. */
  private using(keyword: number, from: number): number {
    const { text } = this;
    const modifiers: string[] = /global\s+$/.test(text.slice(Math.max(0, keyword - 20), keyword)) ? ["global"] : [];
    let at = skipBlanks(text, from);
    for (const modifier of ["static", "unsafe"])
      if (hasWord(text, at, modifier)) {
        modifiers.push(modifier);
        at = skipBlanks(text, at + modifier.length);
      }
    const word = wordEnd(text, at);
    const equals = skipBlanks(text, word);
    let alias: string | undefined;
    if (word > at && text.charCodeAt(equals) === 61) {
      alias = text.slice(at, word);
      modifiers.push("alias");
      at = skipBlanks(text, equals + 1);
    }
    if (text.startsWith("global::", at)) at += 8;
    const name = readDotted(text, at);
    if (name === undefined) return from;
    const after = text.charCodeAt(skipBlanks(text, name.end));
    if (after !== 59 && !(modifiers.includes("alias") && after === 60)) return from;
    this.roots.add(name.value.split(".", 1)[0] as string);
    const as = alias === undefined ? {} : { as: modifiers.map((modifier) => (modifier === "alias" ? alias : modifier)) };
    this.usings.push({ kind: "import", typeOnly: false, specifier: name.value, start: at, end: name.end, ...(modifiers.length === 0 ? {} : { names: modifiers, ...as }) });
    return name.end;
  }

  private namespace(from: number): number {
    const { text } = this;
    const name = readDotted(text, skipBlanks(text, from));
    if (name === undefined) return from;
    const outer = this.scope();
    const full = outer === "" || outer.length > longestNamespace ? name.value : `${outer}.${name.value}`;
    this.namespaces.add(full);
    this.roots.add(full.split(".", 1)[0] as string);
    if (text.charCodeAt(skipBlanks(text, name.end)) === 59) this.fileNamespace = full;
    else this.pending = full;
    return name.end;
  }

  /** `where T : class` declares nothing. */
  private isConstraint(at: number): boolean {
    return /[:,]\s*$/.test(this.text.slice(Math.max(0, at - 20), at));
  }

  /** `record class X`, `record struct X`, `delegate T X(…)`: the name is the last word before `(`, `<`, `:`, `{` or `;`. */
  private declare(word: string, from: number): void {
    const { text } = this;
    let start = skipBlanks(text, from);
    if (word === "record" && (hasWord(text, start, "class") || hasWord(text, start, "struct"))) return;
    if (word === "delegate") start = delegateName(text, start);
    const name = text.slice(start, wordEnd(text, start));
    const scope = this.scope();
    if (name !== "") this.declared.push(scope === "" ? name : `${scope}.${name}`);
  }

  /** `end` is that of the first word. */
  private name(at: number, end: number): number {
    const { text } = this;
    const first = text.charCodeAt(at);
    // A word on its own that does not begin like a type is none.
    if ((first < 65 || first > 90) && text.charCodeAt(at - 1) !== 46 && text.charCodeAt(skipBlanks(text, end)) !== 46) return end;
    const name = readDotted(text, at);
    if (name === undefined) return end;
    if (this.namesType(name.value) && !this.uses.has(name.value)) this.uses.set(name.value, { kind: "use", typeOnly: false, specifier: name.value, start: at, end: name.end });
    this.member(name.end - name.value.length + name.value.lastIndexOf(".") + 1, name.end);
    return name.end;
  }

  /** A name in capitals, or one that begins like a namespace that this file is in or uses (`eShop.Catalog.Item`). */
  private namesType(name: string): boolean {
    const first = name.charCodeAt(0);
    return (first >= 65 && first <= 90) || (name.includes(".") && this.roots.has(name.slice(0, name.indexOf("."))));
  }

  /** `x.Method(`: what may be added to a type elsewhere is used by that name. */
  private member(start: number, end: number): void {
    const { text } = this;
    const after = text.charCodeAt(skipBlanks(text, end));
    if (text.charCodeAt(start - 1) !== 46 || (after !== 40 && after !== 60)) return;
    const specifier = text.slice(start - 1, end);
    if (!this.uses.has(specifier)) this.uses.set(specifier, { kind: "use", typeOnly: false, specifier, start, end });
  }

  /** `Method(this Type value`: a method that is added to another type. */
  private extension(open: number): void {
    const { text } = this;
    const at = skipBlanks(text, open + 1);
    if (!hasWord(text, at, "this") || !/^\s+(?!as\b|is\b|switch\b)[A-Za-z_@(]/.test(text.slice(at + 4, at + 40))) return;
    const end = beforeTypeParameters(text, open);
    const name = /([A-Za-z_]\w*)\s*$/.exec(text.slice(Math.max(0, end - 120), end))?.[1];
    if (name !== undefined) this.extensions.push(`${this.scope()}.${name}`);
  }
}

/** The offset in front of `<T, U>` where that ends at `end`, else `end`. */
function beforeTypeParameters(text: string, end: number): number {
  let at = end - 1;
  while (/\s/.test(text.charAt(at))) at--;
  if (text.charCodeAt(at) !== 62) return end;
  for (let depth = 0; at > 0 && end - at < 600; at--) {
    if (text.charCodeAt(at) === 62) depth++;
    else if (text.charCodeAt(at) === 60 && --depth === 0) return at;
  }
  return end;
}

/** With `#if` both branches are read, so braces need not match. */
function hasDirectives(text: string): boolean {
  return /^[ \t]*#[ \t]*if\b/m.test(text);
}

const longestType = 1000;

function delegateName(text: string, from: number): number {
  const open = text.slice(from, from + longestType).indexOf("(");
  const before = text.slice(from, from + Math.max(open, 0));
  const name = /([A-Za-z_]\w*)\s*(?:<[^<>]*>)?\s*$/.exec(before);
  return name === null ? from : from + name.index;
}

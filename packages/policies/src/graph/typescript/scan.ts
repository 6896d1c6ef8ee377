import type { ImportFact, Scan, Source } from "../facts.ts";
import { mayDocumentImports, readDocumentation } from "./jsdoc.ts";
import { Lexer, mayHoldJsx } from "./lexer.ts";
import { isComponent, scriptsIn } from "./scripts.ts";
import { readStatement } from "./statement.ts";
import { ch, isQuote, isWordCode, lineEnd, skipTrivia, stringEnd } from "./tokens.ts";

/** Anything that could be an import behind the header. One native pass ends most files here. */
const interesting = /\bfrom\s*["'/]|\bimport\s*["'(./]|\brequire\s*[(.?/]|\bdefine\s*\(\s*["'[]/g;

/** A list of names that are offered, behind the header. */
const offering = /\bexport\s*(?:type\s*)?\{[^}]*|\bexport\s+default\s+[\w$]+\s*(?:;|$)/g;

/** Every import of a TypeScript or JavaScript text, with exact positions. `path` tells whether JSX can occur and where scripts hide. */
export function scanTypeScript(text: string, path: string): Scan {
  if (isComponent(path)) return scanScripts(text);
  return scanText(text, { jsx: mayHoldJsx(path), declares: /\.d\.[cm]?ts$/.test(path), documents: !/\.[cm]?tsx?$/.test(path) });
}

interface Dialect {
  readonly jsx: boolean;
  readonly declares?: boolean;
  /** Its types stand in documentation. */
  readonly documents: boolean;
}

function scanText(text: string, { jsx, declares = false, documents }: Dialect): Scan {
  const imports: ImportFact[] = [];
  const hands: (readonly [string, string])[] = [];
  const source: Source = { text, facts: imports, hands, declares };
  if (text.includes("<reference")) readReferences(source);
  if (documents && mayDocumentImports(text)) return scanDocumented(source, jsx);
  const rest = readHeader(source);
  const known = (): Scan => (hands.length === 0 || imports.length === 0 ? { imports } : { imports, hands });
  if (!occurs(interesting, text, rest) && !offersImported(source, rest)) return known();
  const broken = new Lexer(source, jsx).run(rest);
  return broken === undefined ? known() : { ...known(), broken };
}

/** Comments stand anywhere, so the whole text is read token by token. */
function scanDocumented(source: Source, jsx: boolean): Scan {
  const broken = new Lexer(source, jsx, { skipped: (start, end) => readDocumentation(source, start, end) }).run(source.text.startsWith("#!") ? lineEnd(source.text, 0) : 0);
  const { facts: imports, hands = [] } = source;
  return { imports, ...(hands.length === 0 || imports.length === 0 ? {} : { hands }), ...(broken === undefined ? {} : { broken }) };
}

/** Whether something that is imported may be offered behind an offset: lists that name nothing of the kind need no closer look. */
function offersImported({ text, facts }: Source, from: number): boolean {
  if (facts.length === 0) return false;
  offering.lastIndex = from;
  let imported: ReadonlySet<string> | undefined;
  for (let match = offering.exec(text); match !== null; match = offering.exec(text)) {
    if (isCommented(text, match.index) || isInNamespace(text, match.index)) continue;
    const local = (imported ??= new Set(facts.flatMap(({ names = [], as = names }) => as)));
    if (match[0].match(/[\w$\u0080-\uffff]+/g)?.some((word) => local.has(word)) === true) return true;
  }
  return false;
}

const namespace = /^(?:export )?(?:declare )?namespace [\w$.]+ \{$/;

/** A list that is indented below the line that opens a namespace, before a line that closes one, is offered by the namespace and not by the file. */
function isInNamespace(text: string, at: number): boolean {
  if (at === 0 || text.charCodeAt(at - 1) === ch.lineFeed) return false;
  const opened = text.lastIndexOf("namespace ", at);
  if (opened < 0 || !namespace.test(text.slice(text.lastIndexOf("\n", opened) + 1, lineEnd(text, opened)).trimEnd())) return false;
  const closed = text.indexOf("\n}", opened);
  return closed < 0 || closed > at;
}

/** Whether a pattern occurs behind an offset outside the lines that are plainly comments: examples in documentation are many. */
function occurs(pattern: RegExp, text: string, from: number): boolean {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) if (!isCommented(text, match.index)) return true;
  return false;
}

/** The line begins with `//`, or with `*` below a line that does or that opens a comment. Code in a template could look like it: what holds `${` counts as code. */
function isCommented(text: string, at: number): boolean {
  const start = text.lastIndexOf("\n", at) + 1;
  const line = text.slice(start, at);
  if (line.includes("${")) return false;
  if (/^\s*\/\//.test(line)) return true;
  if (start === 0 || !/^\s*\*/.test(line) || line.includes("*/")) return false;
  const above = text.slice(text.lastIndexOf("\n", start - 2) + 1, start - 1);
  return /^\s*(?:\/\*|\*)(?!.*\*\/)/.test(above);
}

/** Reads directives, imports and re-exports from the top; returns the offset of the first thing that is neither. */
function readHeader(source: Source): number {
  const { text } = source;
  let at = text.startsWith("#!") ? lineEnd(text, 0) : 0;
  for (;;) {
    at = skipTrivia(text, at);
    const code = text.charCodeAt(at);
    if (code === ch.semicolon) at++;
    else if (isQuote(code)) {
      const end = stringEnd(text, at);
      if (end < 0) return at;
      at = end;
    } else {
      if (!startsStatement(text, at)) return at;
      const next = readStatement(source, at);
      if (next < 0) return at;
      at = next;
    }
  }
}

/** `/// <reference path="…" />` and `types="…"` in the comments at the top. */
function readReferences({ text, facts }: Source): void {
  const top = text.slice(0, skipTrivia(text, 0));
  for (const match of top.matchAll(/^[ \t]*\/\/\/[ \t]*<reference[ \t]+(path|types)[ \t]*=[ \t]*(["'])([^"'\n]+)\2/gm)) {
    const [written, kind, , value = ""] = match;
    const end = match.index + written.length;
    const specifier = kind === "path" && !value.startsWith(".") ? `./${value}` : value;
    facts.push({ kind: "reference", typeOnly: true, specifier, start: end - value.length - 2, end });
  }
}

function startsStatement(text: string, at: number): boolean {
  return (text.startsWith("import", at) || text.startsWith("export", at)) && !isWordCode(text.charCodeAt(at + 6));
}

/** The script blocks of a single-file component. */
function scanScripts(text: string): Scan {
  const imports: ImportFact[] = [];
  for (const { tag, tagStart, start, end } of scriptsIn(text)) {
    const outside = /\bsrc\s*=\s*(["'])(\.{1,2}\/[^"']+)\1/.exec(tag);
    if (outside !== null) imports.push(scriptAt(outside[2] as string, tagStart + outside.index + outside[0].length));
    const scan = scanText(text.slice(start, end), { jsx: /lang=["'](?:tsx|jsx)["']/.test(tag), documents: !/lang=["']tsx?["']/.test(tag) });
    for (const fact of scan.imports) imports.push({ ...fact, start: fact.start + start, end: fact.end + start });
  }
  return { imports };
}

/** A script that lies in a file of its own; `end` is the offset behind its quoted path. */
function scriptAt(specifier: string, end: number): ImportFact {
  return { kind: "side-effect", typeOnly: false, specifier, start: end - specifier.length - 2, end };
}

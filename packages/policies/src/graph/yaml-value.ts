import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node } from "yaml";
import type { Span } from "./span.ts";

/** A value of a YAML file with its place. Missing keys lead to values that are absent, so paths can be walked without checks. */
export class YamlValue {
  private readonly node: unknown;
  private readonly file: YamlFile;
  private readonly fallback: Span;

  constructor(file: YamlFile, node: unknown, fallback: Span) {
    this.file = file;
    this.node = file.follow(node);
    this.fallback = fallback;
  }

  get exists(): boolean {
    return this.node !== undefined && this.node !== null;
  }

  /** A scalar as it is written; undefined for maps, lists and null. */
  get text(): string | undefined {
    const { node } = this;
    if (!isScalar(node) || typeof node.value !== "string") return undefined;
    // Nothing written, `~` and `null` are no value; in quotes they are.
    return node.type === "PLAIN" && /^(?:|~|null|Null|NULL)$/.test(node.value) ? undefined : node.value;
  }

  get at(): Span {
    const range = (this.node as Node | undefined)?.range;
    return range === undefined || range === null ? this.fallback : { path: this.file.path, start: range[0], end: range[1] };
  }

  /** The tag that is written in front of it: `!Ref`. */
  get tag(): string | undefined {
    return (this.node as Node | undefined)?.tag;
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  get(key: string): YamlValue {
    if (isMap(this.node))
      for (const { key: found, value } of this.node.items) if (isScalar(found) && found.value === key) return new YamlValue(this.file, value, this.spanOf(found));
    return new YamlValue(this.file, undefined, this.at);
  }

  private spanOf(node: Node): Span {
    return { path: this.file.path, start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
  }

  entries(): readonly YamlEntry[] {
    if (!isMap(this.node)) return [];
    return this.node.items.flatMap(({ key, value }) => {
      if (!isScalar(key)) return [];
      const at = this.spanOf(key);
      return [{ key: String(key.value), at, value: new YamlValue(this.file, value, at) }];
    });
  }

  items(): readonly YamlValue[] {
    return isSeq(this.node) ? this.node.items.map((item) => new YamlValue(this.file, item, this.at)) : [];
  }
}

export interface YamlEntry {
  readonly key: string;
  readonly at: Span;
  readonly value: YamlValue;
}

/** What all values of a document share. */
export class YamlFile {
  readonly path: string;
  private readonly document: Document;

  constructor(path: string, document: Document) {
    this.path = path;
    this.document = document;
  }

  /** The node an alias stands for; aliases of aliases at most eight deep. */
  follow(node: unknown): unknown {
    let at = node;
    for (let depth = 0; isAlias(at) && depth < 8; depth++) at = at.resolve(this.document);
    return isAlias(at) ? undefined : at;
  }
}

/** No manifest that people keep is larger; what is would take the parser minutes. */
const most = { characters: 2_000_000, lines: 40_000, signs: 2000 };

/** What is too much about a YAML text, in words. */
function excessOf(text: string): string | undefined {
  if (text.length > most.characters) return "it is larger than two megabytes";
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  if (lines > most.lines) return `it has more than ${most.lines} lines`;
  return text.split("\n").some(isCrowded) ? "a line of it holds too many signs" : undefined;
}

/** Thousands of signs on one line, texts in quotes left out. */
function isCrowded(line: string): boolean {
  if (line.length < most.signs) return false;
  const signs = line.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*'/g, "").match(/[[\]{}&*!?:,|>-]/g);
  return (signs?.length ?? 0) > most.signs;
}

/** The documents of a YAML text, or what is wrong with it. */
export function readYamlDocuments(path: string, text: string): { readonly roots: readonly YamlValue[] } | { readonly why: string; readonly at: Span } {
  const excess = excessOf(text);
  if (excess !== undefined) return { why: excess, at: { path, start: 0, end: 0 } };
  const documents = parseAllDocuments(text, { prettyErrors: false, schema: "failsafe" });
  const list = Array.isArray(documents) ? documents : [];
  const error = list.flatMap((document) => document.errors)[0];
  if (error !== undefined) return { why: error.message.split("\n")[0] ?? "", at: { path, start: error.pos[0], end: error.pos[1] } };
  const whole = { path, start: 0, end: 0 };
  return { roots: list.filter((document) => document.contents !== null).map((document) => new YamlValue(new YamlFile(path, document as Document), document.contents, whole)) };
}

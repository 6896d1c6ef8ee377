import type { Span } from "../../graph/span.ts";
import type { Setting } from "./setting.ts";
import { skipTemplate, skipTrivia, wordEnd } from "./hcl-text.ts";

/** A block: `resource "aws_lambda_function" "orders" { … }`. Its values and the blocks in it are found by their names alike. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly at: Span;
  readonly body: Setting;
}

interface Entry {
  readonly key: string;
  readonly at: Span;
  readonly value: HclValue;
}

class HclValue implements Setting {
  readonly at: Span;
  readonly text: string | undefined;
  private readonly keyed: readonly Entry[];
  private readonly listed: readonly HclValue[];

  constructor(at: Span, { text, keyed = [], listed = [] }: { readonly text?: string; readonly keyed?: readonly Entry[]; readonly listed?: readonly HclValue[] } = {}) {
    this.at = at;
    this.text = text;
    this.keyed = keyed;
    this.listed = listed;
  }

  get exists(): boolean {
    return this.text !== undefined || this.keyed.length > 0 || this.listed.length > 0;
  }

  get(key: string): HclValue {
    return this.keyed.find((entry) => entry.key === key)?.value ?? new HclValue(this.at);
  }

  entries(): readonly Entry[] {
    return this.keyed;
  }

  items(): readonly HclValue[] {
    return this.listed;
  }
}

/** Where a text stops to be HCL. */
class Broken extends Error {
  readonly at: number;

  constructor(at: number) {
    super("no HCL");
    this.at = at;
  }
}

/** Nobody nests deeper. */
const deepest = 100;

/** The blocks of a text in HCL, as Terraform and OpenTofu write it; or where it cannot be followed. Expressions that have to be worked out are read over. */
export function readHcl(path: string, text: string): { readonly blocks: readonly HclBlock[] } | { readonly broken: number } {
  try {
    const reader = new Reader(path, text);
    reader.body(0);
    return { blocks: reader.blocks };
  } catch (error) {
    if (error instanceof Broken) return { broken: error.at };
    throw error;
  }
}

class Reader {
  /** Blocks on top. */
  readonly blocks: HclBlock[] = [];
  private readonly path: string;
  private readonly text: string;
  private at = 0;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Values and blocks up to the end, or to the brace that closes them. */
  body(depth: number): readonly Entry[] {
    const { text } = this;
    const entries: Entry[] = [];
    for (;;) {
      this.at = skipTrivia(text, this.at, true);
      const start = this.at;
      if (start >= text.length || text[start] === "}") {
        if ((start >= text.length) !== (depth === 0)) throw new Broken(start);
        this.at++;
        return entries;
      }
      const end = wordEnd(text, start);
      if (end === start) throw new Broken(start);
      const at = this.span(start, end);
      this.at = skipTrivia(text, end, false);
      if (text[this.at] === "=" && text[this.at + 1] !== "=") {
        this.at++;
        entries.push({ key: text.slice(start, end), at, value: this.expression(depth, false) });
      } else entries.push(this.block(text.slice(start, end), at, depth));
    }
  }

  private block(type: string, at: Span, depth: number): Entry {
    const { text } = this;
    const labels: string[] = [];
    while (text[this.at] !== "{") {
      const start = this.at;
      const end = text[start] === '"' ? this.quoted(start) : wordEnd(text, start);
      if (end === start) throw new Broken(start);
      labels.push(text.slice(start, end).replace(/^"|"$/g, ""));
      this.at = skipTrivia(text, end, false);
    }
    if (depth >= deepest) throw new Broken(this.at);
    this.at++;
    const value = new HclValue(at, { keyed: this.body(depth + 1) });
    if (depth === 0) this.blocks.push({ type, labels, at, body: value });
    return { key: type, at, value };
  }

  /** A value, and over what is done with it; `inBrackets` lines do not end it. */
  private expression(depth: number, inBrackets: boolean): HclValue {
    const { text } = this;
    if (depth >= deepest) throw new Broken(this.at);
    this.at = skipTrivia(text, this.at, inBrackets);
    const start = this.at;
    const value = this.primary(depth);
    this.at = skipTrivia(text, this.at, inBrackets);
    if (this.at >= text.length || /[\n,\]})]/.test(text.charAt(this.at))) return value;
    this.rest(inBrackets);
    return new HclValue(this.span(start, this.at));
  }

  private primary(depth: number): HclValue {
    const { text } = this;
    const start = this.at;
    const sign = text[start];
    if (sign === '"') {
      const end = (this.at = this.quoted(start));
      return new HclValue(this.span(start, end), { text: text.slice(start + 1, end - 1) });
    }
    if (text.startsWith("<<", start)) return this.heredoc(start);
    if ((sign === "[" || sign === "{") && /^\s*for\b/.test(text.slice(start + 1, start + 200))) return this.opaque(start);
    if (sign === "[") {
      this.at++;
      return new HclValue(this.span(start, start + 1), { listed: this.list("]", depth) });
    }
    if (sign === "{") return this.object(depth);
    const end = wordEnd(text, start);
    if (end === start) return this.opaque(start);
    this.at = end;
    return text[end] === "(" ? this.call(start, depth) : this.reference(start);
  }

  /** `jsonencode(…)` and its like say what is in them; what other calls give is not known. */
  private call(start: number, depth: number): HclValue {
    const name = this.text.slice(start, this.at);
    this.at++;
    const [first] = this.list(")", depth);
    return (name === "jsonencode" || name === "merge" || name === "tomap" || name === "sensitive" ? first : undefined) ?? new HclValue(this.span(start, this.at));
  }

  /** `aws_db_instance.orders.address`, `var.tables["orders"]`, and plain words. */
  private reference(start: number): HclValue {
    const { text } = this;
    for (let sign = text[this.at]; sign === "." || sign === "["; sign = text[this.at]) {
      if (sign === "[") {
        this.at++;
        this.list("]", 0);
      } else if (text[this.at + 1] === "*") this.at += 2;
      else this.at = Math.max(wordEnd(text, this.at + 1), this.at + 1);
    }
    const written = text.slice(start, this.at);
    if (written === "null") return new HclValue(this.span(start, this.at));
    return new HclValue(this.span(start, this.at), { text: written.includes(".") ? `\${${written}}` : written });
  }

  private list(close: string, depth: number): readonly HclValue[] {
    const { text } = this;
    const values: HclValue[] = [];
    for (;;) {
      this.at = skipTrivia(text, this.at, true);
      if (this.at >= text.length) throw new Broken(this.at);
      if (text[this.at] === close) {
        this.at++;
        return values;
      }
      const before = this.at;
      if (text[before] === ",") this.at++;
      else values.push(this.expression(depth + 1, true));
      if (this.at === before) throw new Broken(before);
    }
  }

  private object(depth: number): HclValue {
    const { text } = this;
    const start = this.at++;
    const keyed: Entry[] = [];
    for (;;) {
      this.at = skipTrivia(text, this.at, true);
      const from = this.at;
      if (text[from] === "}") {
        this.at++;
        return new HclValue(this.span(start, start + 1), { keyed });
      }
      if (text[from] === ",") {
        this.at++;
        continue;
      }
      const end = text[from] === '"' ? this.quoted(from) : text[from] === "(" ? this.opaque(from).at.end : this.keyEnd(from);
      if (end === from) throw new Broken(from);
      this.at = skipTrivia(text, end, false);
      if (text[this.at] !== "=" && text[this.at] !== ":") throw new Broken(this.at);
      this.at++;
      keyed.push({ key: text.slice(from, end).replace(/^"|"$/g, ""), at: this.span(from, end), value: this.expression(depth + 1, false) });
    }
  }

  /** A key may be taken from elsewhere: `(var.name)`, `local.name`. */
  private keyEnd(from: number): number {
    let end = wordEnd(this.text, from);
    while (this.text[end] === ".") end = wordEnd(this.text, end + 1);
    return end;
  }

  private heredoc(start: number): HclValue {
    const { text } = this;
    const [opened = "", marker = ""] = /^<<-?\s*(\w+)[^\n]*\n/.exec(text.slice(start, start + 200)) ?? [];
    const close = marker === "" ? null : new RegExp(`^[ \\t]*${marker}[ \\t]*\\r?$`, "m").exec(text.slice(start + opened.length - 1));
    if (close === null) throw new Broken(start);
    const end = start + opened.length - 1 + close.index;
    this.at = end + close[0].length;
    return new HclValue(this.span(start, this.at), { text: text.slice(start + opened.length, end) });
  }

  private opaque(start: number): HclValue {
    this.rest(false);
    return new HclValue(this.span(start, this.at));
  }

  /** Over the rest of an expression: to the comma, bracket or line that ends it. */
  private rest(inBrackets: boolean): void {
    const { text } = this;
    const open: string[] = [];
    for (;;) {
      this.at = skipTrivia(text, this.at, inBrackets || open.length > 0);
      const sign = text.charAt(this.at);
      if (open.length === 0 && (sign === "" || sign === "\n" || sign === "," || /[\]})]/.test(sign))) return;
      if (sign === "") throw new Broken(this.at);
      if (sign === '"') this.at = this.quoted(this.at);
      else if (text.startsWith("<<", this.at) && /[A-Z_a-z-]/.test(text.charAt(this.at + 2))) this.heredoc(this.at);
      else {
        if (/[[{(]/.test(sign)) open.push(sign);
        else if (/[\]})]/.test(sign)) open.pop();
        this.at++;
      }
    }
  }

  private quoted(start: number): number {
    const end = skipTemplate(this.text, start);
    if (end < 0) throw new Broken(start);
    return end;
  }

  private span(start: number, end: number): Span {
    return { path: this.path, start, end };
  }
}

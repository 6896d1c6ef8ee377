import { inBrackets } from "./in-brackets.ts";
import type { BlockStyle, Entry, Format, Located } from "./located.ts";
import type { Edit, KeyPath } from "./merge-values.ts";

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Makes edits in the text of a document, each where it belongs and nowhere else. Undefined where one has no place in it. */
export function editText(text: string, edits: readonly Edit[], format: Format): string | undefined {
  let now = text;
  for (const edit of edits) {
    const root = format.locate(now);
    const splice = root === undefined ? undefined : new Editor(now, format, root).spliceFor(edit);
    if (splice === undefined) return undefined;
    // A text in lines of its own takes the end of its last one along.
    const end = now.slice(splice.from, splice.to).endsWith("\n") && splice.text !== "" && !splice.text.endsWith("\n") ? "\n" : "";
    now = now.slice(0, splice.from) + splice.text + end + now.slice(splice.to);
  }
  return now;
}

class Editor {
  private readonly text: string;
  private readonly format: Format;
  private readonly root: Located;
  private readonly step: string;

  constructor(text: string, format: Format, root: Located) {
    this.text = text;
    this.format = format;
    this.root = root;
    this.step = /\n([ \t]+)(?![-\s])/.exec(text)?.[1] ?? "  ";
  }

  spliceFor(edit: Edit): Splice | undefined {
    if (edit.kind === "insert") {
      const list = this.at(edit.path);
      return list === undefined ? undefined : this.inserted(list, { after: edit.after, key: undefined, value: edit.value });
    }
    const [parent, key] = [this.at(edit.path.slice(0, -1)), edit.path.at(-1)];
    if (parent === undefined || key === undefined) return undefined;
    const index = parent.entries.findIndex((entry) => entry.key === key);
    if (edit.kind === "delete") return index < 0 ? undefined : this.removed(parent, index, edit.path);
    if (index >= 0) return this.replaced(parent, parent.entries[index] as Entry, edit.value);
    const after = edit.after === undefined ? -1 : parent.entries.findIndex((entry) => entry.key === edit.after);
    return this.inserted(parent, { after: after < 0 && edit.after !== undefined ? parent.entries.length - 1 : after, key: String(key), value: edit.value });
  }

  private at(path: KeyPath): Located | undefined {
    return path.reduce<Located | undefined>((value, key) => value?.entries.find((entry) => entry.key === key)?.value, this.root);
  }

  private replaced(parent: Located, entry: Entry, value: unknown): Splice {
    const { start, end, form } = entry.value;
    const isCollection = typeof value === "object" && value !== null;
    const inLines = form === "block" || (isCollection && form === "scalar") || (typeof value === "string" && value.includes("\n"));
    if (parent.form === "block" && inLines) return { from: entry.lead, to: end, text: this.format.block(value, this.styleOf(entry)) };
    const old = this.text.slice(start, end);
    const isLong = old.includes("\n") || (form === "scalar" && parent.form === "flow" && this.isLong(parent));
    const text = inBrackets(value, { old, indent: isLong ? this.indentAt(entry.start) : undefined, step: this.step }, this.format);
    return { from: start, to: end, text: start === end && entry.lead === start ? ` ${text}` : text };
  }

  private removed(parent: Located, index: number, path: KeyPath): Splice | undefined {
    const { entries, form } = parent;
    const [entry, before, next] = [entries[index] as Entry, entries[index - 1], entries[index + 1]];
    if (entries.length === 1) return this.emptied(parent, path);
    if (form === "flow") return before === undefined ? { from: entry.start, to: (next as Entry).start, text: "" } : { from: before.value.end, to: entry.value.end, text: "" };
    const line = this.lineStart(entry.start);
    // The first key of an item stands behind its dash.
    if (/\S/.test(this.text.slice(line, entry.start))) return next === undefined ? undefined : { from: entry.start, to: next.start, text: "" };
    const [from, to] = [this.withComments(line, before === undefined ? parent.start : this.lineEnd(before.value.end)), this.lineEnd(entry.value.end)];
    const isApart = /(?:^|\n)\r?\n$/.test(this.text.slice(0, from)) && /^(?:\r?\n|$)/.test(this.text.slice(to));
    return { from: isApart ? this.lineStart(from - 1) : from, to, text: "" };
  }

  /** A collection without its only entry. */
  private emptied(collection: Located, path: KeyPath): Splice | undefined {
    const brackets = collection.kind === "map" ? "{}" : "[]";
    if (collection.form === "flow") return { from: collection.start, to: collection.end, text: brackets };
    const holder = this.at(path.slice(0, -2))?.entries.find(({ value }) => value === collection);
    return holder === undefined ? undefined : { from: holder.lead, to: collection.end, text: ` ${brackets}` };
  }

  private inserted(parent: Located, { after, key, value }: { after: number; key: string | undefined; value: unknown }): Splice | undefined {
    if ((key === undefined) !== (parent.kind === "list")) return undefined;
    const before = parent.entries[after];
    const next = parent.entries[after + 1];
    if (parent.form === "flow") return this.insertedInBrackets(parent, [before, next], (indent) => (key === undefined ? "" : `${this.format.key(key)} `) + inBrackets(value, { old: "", indent, step: this.step }, this.format));
    const sibling = before ?? next;
    if (sibling === undefined) return undefined;
    const style = this.styleOf(sibling);
    const entry = (key === undefined ? "-" : this.format.key(key)) + this.format.block(value, style);
    if (before === undefined) return { from: sibling.start, to: sibling.start, text: `${entry}\n${style.indent}` };
    const end = this.lineEnd(before.value.end);
    const open = this.text[end - 1] === "\n" ? "" : "\n";
    return { from: end, to: end, text: `${open}${style.indent}${entry}\n` };
  }

  private insertedInBrackets(parent: Located, [before, next]: readonly [Entry | undefined, Entry | undefined], entry: (indent: string | undefined) => string): Splice {
    const sibling = before ?? next;
    const indent = this.isLong(parent) && sibling !== undefined ? this.indentAt(sibling.start) : undefined;
    const lead = indent === undefined ? " " : `\n${indent}`;
    if (before !== undefined) return { from: before.value.end, to: before.value.end, text: `,${lead}${entry(indent)}` };
    if (next !== undefined) return { from: next.start, to: next.start, text: `${entry(indent)},${lead}` };
    const outer = this.indentAt(parent.start);
    const inner = outer + this.step;
    const isJson = this.root.form === "flow";
    return { from: parent.start + 1, to: parent.end - 1, text: isJson ? `\n${inner}${entry(inner)}\n${outer}` : entry(undefined) };
  }

  /** Whether a collection in brackets has a line for each of its entries. */
  private isLong({ start, entries: [first] }: Located): boolean {
    return first !== undefined && this.text.slice(start, first.start).includes("\n");
  }

  private styleOf(sibling: Entry): BlockStyle {
    return { lead: typeof sibling.key === "number" ? "dash" : "key", indent: " ".repeat(sibling.start - this.lineStart(sibling.start)), step: this.step, indentLists: !/^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(this.text) };
  }

  private indentAt(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.lineStart(offset), offset))?.[0] ?? "";
  }

  private lineStart(offset: number): number {
    return offset <= 0 ? 0 : this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** Behind the line on which something ends; where that is a line end itself, there. */
  private lineEnd(offset: number): number {
    if (this.text[offset - 1] === "\n") return offset;
    const end = this.text.indexOf("\n", offset);
    return end < 0 ? this.text.length : end + 1;
  }

  /** From the comment above a line on, if one is about it: what stands above a collection is about all of it, and what looks like a comment in a text is none. */
  private withComments(line: number, above: number): number {
    let from = line;
    while (from > above && /^[ \t]*#/.test(this.text.slice(this.lineStart(from - 1), from))) from = this.lineStart(from - 1);
    return from;
  }
}

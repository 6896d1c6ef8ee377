/** A piece of a document with a name: one line, or lines in brackets with pieces inside. Its comments stand above it. */
export interface KeyedNode {
  readonly key: string;
  readonly lead: readonly string[];
  readonly open: string;
  readonly inside?: readonly KeyedNode[];
  /** Comments after the last piece inside. */
  readonly tail: readonly string[];
  readonly close?: string;
}

/** A document as pieces, and the comments at its end. */
export interface KeyedDocument {
  readonly nodes: readonly KeyedNode[];
  readonly tail: readonly string[];
}

/** How a format is read line by line. */
export interface Grammar {
  /** What is read as one line, where that is not a line of the text. */
  readonly piecesOf?: (text: string) => readonly string[];
  /** Empty, or a comment that belongs to what comes next. */
  readonly isLead: (line: string) => boolean;
  /** Begins lines that belong inside, up to the line that gives true; without `closes`, up to the next `opens` of this kind. */
  readonly opens: (line: string) => { readonly closes?: (line: string) => boolean } | undefined;
  /** What a piece is called; undefined for a line that is not understood. */
  readonly keyOf: (line: string, inside: readonly string[]) => string | undefined;
}

/** Reads a document; undefined where a line is not understood, so that nothing is guessed. */
export function readKeyed(lines: readonly string[], grammar: Grammar): KeyedDocument | undefined {
  const nodes: KeyedNode[] = [];
  const seen = new Map<string, number>();
  let lead: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (grammar.isLead(line)) {
      lead.push(line);
      continue;
    }
    const block = grammar.opens(line);
    const end = block === undefined ? at : endOf(lines, at, { grammar, closes: block.closes });
    if (end === undefined) return undefined;
    const inner = block === undefined ? [] : lines.slice(at + 1, block.closes === undefined ? end + 1 : end);
    const inside = block === undefined ? undefined : readKeyed(inner, grammar);
    const name = grammar.keyOf(line, inner);
    if (name === undefined || (block !== undefined && inside === undefined)) return undefined;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    nodes.push({ key: count === 1 ? name : `${name}#${String(count)}`, lead, open: line, tail: inside?.tail ?? [], ...(inside === undefined ? {} : { inside: inside.nodes }), ...(block?.closes === undefined ? {} : { close: lines[end] ?? "" }) });
    lead = [];
    at = end;
  }
  return { nodes, tail: lead };
}

/** The line that ends a block: its bracket, or the last line before the next block that has none. Comments directly above that one are its own. */
function endOf(lines: readonly string[], start: number, { grammar, closes }: { readonly grammar: Grammar; readonly closes: ((line: string) => boolean) | undefined }): number | undefined {
  let depth = 0;
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (closes === undefined) {
      if (grammar.opens(line)?.closes !== undefined || grammar.opens(line) === undefined) continue;
      let end = at - 1;
      while (end > start && grammar.isLead(lines[end] ?? "")) end -= 1;
      return end;
    }
    if (depth === 0 && closes(line)) return at;
    if (grammar.opens(line)?.closes !== undefined) depth += 1;
    else if (depth > 0 && closesAny(line)) depth -= 1;
  }
  return closes === undefined ? lines.length - 1 : undefined;
}

function closesAny(line: string): boolean {
  return /^\s*(\]|\)|\}|<\/)/.test(line);
}

/** The lines of a piece. */
export function linesOf({ lead, open, inside, tail, close }: KeyedNode): readonly string[] {
  return [...lead, open, ...(inside ?? []).flatMap(linesOf), ...tail, ...(close === undefined ? [] : [close])];
}

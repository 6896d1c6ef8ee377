import type { Span } from "../../graph/span.ts";

/** A word of an instruction, quotes removed. */
export interface Word {
  readonly value: string;
  readonly at: Span;
}

/** One instruction of a Dockerfile, continuation lines joined. */
export interface Instruction {
  /** In capitals: `FROM`, `RUN`. */
  readonly keyword: string;
  readonly at: Span;
  /** Everything after the keyword and its flags; joins are spaces, so offsets hold. */
  readonly body: string;
  readonly flags: ReadonlyMap<string, Word>;
  readonly words: readonly Word[];
}

/** Reads the instructions of a Dockerfile with exact places; comments, joins, parser directives and here-documents included. */
export function readInstructions(path: string, text: string): readonly Instruction[] {
  const escape = /^\s*#\s*escape\s*=\s*`/m.test(text.slice(0, 200)) ? "`" : "\\";
  const instructions: Instruction[] = [];
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (/^\s*(#.*)?$/.test(line)) {
      at = end + 1;
      continue;
    }
    const logical = readLogicalLine(text, at, escape);
    const instruction = instructionIn(path, logical.text, at);
    if (instruction !== undefined) instructions.push(instruction);
    at = skipHereDocuments(text, logical.text, logical.end);
  }
  return instructions;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Joins lines; every joined or commented-out character becomes a space, so offsets stay what they are. */
function readLogicalLine(text: string, start: number, escape: string): { readonly text: string; readonly end: number } {
  let logical = "";
  let at = start;
  let open = true;
  while (open && at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (at > start && /^\s*(#.*)?$/.test(line)) logical += " ".repeat(line.length + 1);
    else {
      const trimmed = line.trimEnd();
      open = trimmed.endsWith(escape);
      logical += open ? `${trimmed.slice(0, -1)}${" ".repeat(line.length - trimmed.length + 2)}` : `${line} `;
    }
    at = end + 1;
  }
  return { text: logical, end: at };
}

function instructionIn(path: string, logical: string, offset: number): Instruction | undefined {
  const keyword = /^\s*([A-Za-z]+)/.exec(logical);
  if (keyword === null) return undefined;
  const start = offset + keyword[0].length - (keyword[1] as string).length;
  const flags = new Map<string, Word>();
  let at = keyword[0].length;
  for (;;) {
    const flag = /^\s*--([a-z-]+)(?:=(\S*))?(?=\s|$)/.exec(logical.slice(at));
    if (flag === null) break;
    const value = flag[2] ?? "";
    const end = offset + at + flag[0].length;
    flags.set(flag[1] as string, { value, at: { path, start: end - value.length, end } });
    at += flag[0].length;
  }
  const body = logical.slice(at);
  const words = [...body.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*'|\S+/g)].map((match) => ({
    value: match[0].replace(/^(["'])(.*)\1$/s, "$2"),
    at: { path, start: offset + at + match.index, end: offset + at + match.index + match[0].length },
  }));
  return { keyword: (keyword[1] as string).toUpperCase(), at: { path, start, end: offset + logical.trimEnd().length }, body, flags, words };
}

/** `RUN <<EOF … EOF`: the lines up to each closing word are text, not instructions. */
function skipHereDocuments(text: string, logical: string, from: number): number {
  if (!/^\s*(RUN|COPY|ADD)\b/i.test(logical)) return from;
  let at = from;
  for (const match of logical.matchAll(/<<-?\s*(["']?)([A-Za-z_]\w*)\1/g)) {
    for (;;) {
      if (at >= text.length) return at;
      const end = lineEnd(text, at);
      const line = text.slice(at, end).trim();
      at = end + 1;
      if (line === match[2]) break;
    }
  }
  return at;
}

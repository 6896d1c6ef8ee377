import type { FileTree } from "@create-backend/core";
import { derivedFrom } from "./derived.ts";
import { literalsOf } from "./literals-of.ts";
import { Lexer } from "./typescript/lexer.ts";

/** A variable of the environment that code reads by its name. */
export interface EnvironmentRead {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The same of a file of a tree. */
export function environmentReadsIn(tree: FileTree, path: string): readonly EnvironmentRead[] {
  return derivedFrom(tree, path, { kind: "environment", make: (text) => environmentReads(text, path) }) ?? [];
}

/** What stands in front of a variable's name when code reads it, the opening quote included. */
const readers = /(?:\benviron\s*(?:\.\s*(?:get|pop|setdefault)\s*\(|\[)|\bgetenv\s*\(|\b(?:Getenv|LookupEnv|GetEnvironmentVariable)\s*\(|\bprocess\s*\.\s*env\s*(?:\?\.\s*)?\[)\s*["'`]$/;

/** Every variable that a text reads by name: `process.env.X`, `os.environ["X"]`, `System.getenv("X")`, `os.Getenv("X")`, `Environment.GetEnvironmentVariable("X")`. */
export function environmentReads(text: string, path: string): readonly EnvironmentRead[] {
  if (!/\benviron\b|\bgetenv\b|\bGetenv\b|\bLookupEnv\b|\bGetEnvironmentVariable\b|\bprocess\s*\.\s*env\b/.test(text)) return [];
  const quoted = literalsOf(text, path)
    .filter(({ value, start }) => /^[A-Za-z_]\w*$/.test(value) && readers.test(text.slice(Math.max(0, start - 60), start)))
    .map(({ value, start }) => ({ name: value, start, end: start + value.length }));
  return /\.(?:pyi?|java|go|cs)$/.test(path) ? quoted : [...quoted, ...membersOfEnv(text, path)].sort((a, b) => a.start - b.start);
}

function membersOfEnv(text: string, path: string): readonly EnvironmentRead[] {
  const reader = new MemberReader({ text, facts: [] }, !/\.[cm]?ts$/.test(path));
  reader.run(0);
  return reader.found;
}

class MemberReader extends Lexer {
  readonly found: EnvironmentRead[] = [];

  protected override readonly onMember = (start: number, end: number): void => {
    if (/\bprocess\s*\.\s*env\s*\??\.\s*$/.test(this.text.slice(Math.max(0, start - 60), start))) this.found.push({ name: this.text.slice(start, end), start, end });
  };
}

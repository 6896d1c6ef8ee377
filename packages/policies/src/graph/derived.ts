import type { FileTree, TreeFile } from "@create-backend/core";
import { textIn, textOf } from "./text.ts";

/** Something that follows from the text of one file alone, as plain data; `about` is what is asked of it, where that differs. */
export interface FactKind<T> {
  readonly name: string;
  readonly make: (text: string, path: string, about: string) => T;
  readonly about?: string;
}

const kinds = new Map<string, FactKind<unknown>>();

/** Defines a kind of facts under a name of its own. */
export function defineFact<T>(name: string, make: FactKind<T>["make"]): FactKind<T> {
  const kind = { name, make };
  kinds.set(name, kind);
  return kind;
}

/** What was worked out of files that remember nothing themselves. */
const known = new WeakMap<TreeFile, Map<string, unknown>>();

/** A fact of a file, worked out once; remembered between runs where the file does. Undefined for a file that is absent or binary. */
export function derivedFrom<T>(tree: FileTree, path: string, { name, make, about = "" }: FactKind<T>): T | undefined {
  const file = tree.get(path);
  if (file === undefined) return undefined;
  const work = (): T | undefined => {
    const text = textOf(tree, path);
    return text === undefined ? undefined : make(text, path, about);
  };
  const key = about === "" ? name : `${name}:${about}`;
  if (file.recall !== undefined) return file.recall(key, work);
  const facts = known.get(file) ?? new Map<string, unknown>();
  known.set(file, facts);
  if (!facts.has(key)) facts.set(key, work());
  return facts.get(key) as T | undefined;
}

/** Whether the facts of a file (by the names they are remembered under) follow from another content as well. */
export function followFrom(facts: Readonly<Record<string, unknown>>, content: TreeFile["content"], path: string): boolean {
  const text = textIn(content);
  return Object.entries(facts).every(([key, fact]) => {
    const end = key.indexOf(":");
    const kind = kinds.get(end < 0 ? key : key.slice(0, end));
    if (kind === undefined) return false;
    const now = text === undefined ? undefined : kind.make(text, path, end < 0 ? "" : key.slice(end + 1));
    return JSON.stringify(now ?? null) === JSON.stringify(fact ?? null);
  });
}

import { grouped, type FileTree } from "@create-backend/core";
import { textOf } from "../graph/text.ts";

/** Folder of the debt that was there on day one: one file per module, a ceiling for every policy, one finding a line by its symbols, sorted. */
export const baselineFolder = ".backend/baseline/";

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface Entry extends Place {
  readonly line: string;
}

export function isEntry(line: Entry | Ceiling): line is Entry {
  return "line" in line;
}

/** A line begins with its policy. */
export function policyOf({ line }: Entry): string {
  return line.split(" ", 1)[0] as string;
}

/** How many findings of a policy a module may owe. */
export interface Ceiling extends Place {
  readonly policy: string;
  readonly most: number;
}

const ceilingLine = /^# ceiling (\S+) (\d+)$/;

/** Every line of every baseline that is no comment. */
export function readLines(tree: FileTree): readonly (Entry | Ceiling)[] {
  const lines: (Entry | Ceiling)[] = [];
  for (const path of tree.keys()) {
    if (!path.startsWith(baselineFolder) || !path.endsWith(".txt")) continue;
    let start = 0;
    for (const line of (textOf(tree, path) ?? "").split("\n")) {
      const text = line.trim();
      const [, policy, most] = ceilingLine.exec(text) ?? [];
      const at = { path, start, end: start + text.length };
      if (policy !== undefined) lines.push({ ...at, policy, most: Number(most) });
      else if (text !== "" && !text.startsWith("#")) lines.push({ ...at, line: text });
      start += line.length + 1;
    }
  }
  return lines;
}

const byPolicy = new WeakMap<FileTree, ReadonlyMap<string, readonly Entry[]>>();

/** The entries of every policy: what an editor asks for at every change, so the lines are read once. */
export function entriesByPolicy(tree: FileTree): ReadonlyMap<string, readonly Entry[]> {
  const known = byPolicy.get(tree) ?? grouped(readLines(tree).filter(isEntry), policyOf);
  byPolicy.set(tree, known);
  return known;
}

/** The ceiling of a policy in a module, as a line of its baseline. */
export function ceilingText(policy: string, most: number): string {
  return `# ceiling ${policy} ${most}`;
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder whose name fits, in path order; links are not followed. */
export function* filesBelow(folder: string, fits: RegExp): Iterable<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, fits);
    else if (entry.isFile() && fits.test(entry.name)) yield path;
  }
}

/** A file's text without byte order mark; undefined when it is not UTF-8. */
export function readText(path: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What a differential run found. */
export interface Tally {
  files: number;
  facts: number;
  rejected: number;
  readonly differences: string[];
}

export function newTally(): Tally {
  return { files: 0, facts: 0, rejected: 0, differences: [] };
}

/** Compares two lists of facts written as lines; order does not count. */
export function compareLines(tally: Tally, file: string, { ours, theirs }: { readonly ours: readonly string[]; readonly theirs: readonly string[] }): void {
  tally.files++;
  tally.facts += theirs.length;
  const left = [...ours];
  for (const line of theirs) {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    else tally.differences.push(`${file}: missed ${line}`);
  }
  for (const line of left) tally.differences.push(`${file}: invented ${line}`);
}

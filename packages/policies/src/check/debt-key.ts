import type { FileTree, Finding } from "@create-backend/core";
import { symbolText, writtenName } from "../graph/symbol-text.ts";

/** What stands between the names in a fact; the arrow is written so that a bundle stays ASCII, which an engine reads and holds in half the bytes. */
export const betweenNames = /(, | \u2192 )/;

/** Facts that a line leaves out: the way, what is advised, and what others say already. */
const unsaid: ReadonlySet<string> = new Set(["via", "cut", "size"]);

/**
 * A finding as a line of a baseline: its policy and its facts, with files called by the symbols they declare. So it holds when
 * lines shift, when a file is renamed, and when it moves.
 */
export function debtLine({ policy, location: { path }, facts }: Finding, tree: FileTree): string {
  const said = Object.keys(facts).sort().filter((key) => !unsaid.has(key) && facts[key] !== path).map((key) => `${key}=${(facts[key] ?? "").split(betweenNames).map((name) => writtenName(name, tree)).join("")}`);
  return [policy, symbolText(path, tree), ...said].join(" ").replace(/\s+/g, " ");
}

/** Whether two lines speak of the same debt: equal but for symbols that came or went in the files they name. */
export function isSameDebt(a: string, b: string): boolean {
  if (a === b) return true;
  if (skeletonOf(a) !== skeletonOf(b)) return false;
  const theirs = setsIn(b);
  return setsIn(a).every((set, index) => set.some((symbol) => theirs[index]?.includes(symbol) === true));
}

/** By what a line is found again though others of its symbols have changed: the rest of it with each symbol of the file that it stands in. */
export function marksOf(line: string): readonly string[] {
  const skeleton = skeletonOf(line);
  return (setsIn(line)[0] ?? []).map((symbol) => `${skeleton} ${symbol}`);
}

/** A line without the symbols in it. */
function skeletonOf(line: string): string {
  return line.replace(/\{[^}]*\}/g, "{}");
}

function setsIn(line: string): readonly (readonly string[])[] {
  return [...line.matchAll(/\{([^}]*)\}/g)].map(([, set = ""]) => set.split(","));
}

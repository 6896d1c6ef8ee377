import { hashOf, type FileTree, type Finding } from "@create-backend/core";
import { baseName, folderOf } from "../graph/paths.ts";
import { tellingSymbols } from "../graph/symbols.ts";
import { textOf } from "../graph/text.ts";

/**
 * A finding as a line of a baseline: its policy and its facts, with files called by the symbols they declare. So it holds when
 * lines shift, when a file is renamed, and when it moves.
 */
export function debtLine({ policy, location: { path }, facts }: Finding, tree: FileTree): string {
  const called = (text: string): string => (tree.has(text) ? symbolText(text, tree) : text.replace(/[{}]/g, (bracket) => (bracket === "{" ? "(" : ")")));
  const said = Object.keys(facts).sort().filter((key) => key !== "via" && facts[key] !== path).map((key) => `${key}=${(facts[key] ?? "").split(/(, | → )/).map(called).join("")}`);
  return [policy, symbolText(path, tree), ...said].join(" ").replace(/\s+/g, " ");
}

/** `{place,total}`: what a file declares; where it declares nothing, its name and its content, of which one may change. */
function symbolText(path: string, tree: FileTree): string {
  const symbols = tellingSymbols(tree, path);
  if (symbols.length > 0) return `{${symbols.join(",")}}`;
  const own = baseName(path).replace(/\.[^.]+$/, "");
  const name = /^(?:index|__init__|mod|main|package|pom)$/.test(own) ? `${baseName(folderOf(path))}/${own}` : own;
  const content = (textOf(tree, path) ?? "").replace(/\s+/g, "");
  return content === "" ? `{${name}}` : `{${name},#${hashOf(content).replace(/^.*[:-]/, "").slice(0, 8)}}`;
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

import { hashOf, type FileTree } from "@create-backend/core";
import { defineFact, derivedFrom } from "./derived.ts";
import { baseName, folderOf } from "./paths.ts";
import { tellingSymbols } from "./symbols.ts";

/** `{place,total}`: what a file declares; where it declares nothing, its name and its content, of which one may change. So a file is known again when it was renamed or moved. */
export function symbolText(path: string, tree: FileTree): string {
  const symbols = tellingSymbols(tree, path);
  if (symbols.length > 0) return `{${symbols.join(",")}}`;
  return derivedFrom(tree, path, nameFact) ?? nameAndContent("", path);
}

const nameFact = defineFact("name and content", nameAndContent);

function nameAndContent(text: string, path: string): string {
  const own = baseName(path).replace(/\.[^.]+$/, "");
  const name = /^(?:index|__init__|mod|main|package|pom)$/.test(own) ? `${baseName(folderOf(path))}/${own}` : own;
  const content = text.replace(/\s+/g, "");
  return content === "" ? `{${name}}` : `{${name},#${hashOf(content).replace(/^.*[:-]/, "").slice(0, 8)}}`;
}

/** A name as a baseline writes it: a file by its symbols, anything else as it is. */
export function writtenName(name: string, tree: FileTree): string {
  return tree.has(name) ? symbolText(name, tree) : name.replace(/[{}]/g, (bracket) => (bracket === "{" ? "(" : ")"));
}

/** Whether two texts in braces share half of their symbols, so that what every file declares (`__all__`) does not count; other texts have to be equal. */
export function isLikeName(a: string, b: string): boolean {
  if (a === b) return true;
  if (!a.startsWith("{") || !b.startsWith("{")) return false;
  const ours = a.slice(1, -1).split(",");
  const theirs = b.slice(1, -1).split(",");
  return ours.filter((symbol) => theirs.includes(symbol)).length * 2 >= Math.min(ours.length, theirs.length);
}

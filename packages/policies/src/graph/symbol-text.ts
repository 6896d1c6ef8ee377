import { addTo, hashOf, type FileTree } from "@create-backend/core";
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

/** A symbol that more names than this have in common tells none of them from the others. */
const common = 64;

/**
 * Names in braces that others are like: they share half of their symbols, so that what every file declares (`__all__`) does not count.
 * Each answers once, and is found by the symbols that tell it, so that the work grows with the names and not with their square.
 */
export class Likeness {
  /** How many are left. */
  size: number;
  private readonly left: (ReadonlySet<string> | undefined)[];
  private readonly bySymbol = new Map<string, number[]>();

  constructor(names: readonly string[]) {
    this.left = names.map(symbolsIn);
    this.size = names.length;
    this.left.forEach((symbols, index) => symbols?.forEach((symbol) => addTo(this.bySymbol, symbol, index)));
  }

  /** Takes the first that is left and shares half of the symbols; false when there is none. */
  take(name: string): boolean {
    const symbols = [...symbolsIn(name)];
    const telling = symbols.map((symbol) => this.bySymbol.get(symbol) ?? []).filter(({ length }) => length <= common);
    const fits = telling.flat().filter((index) => isLike(symbols, this.left[index]));
    if (fits.length === 0) return false;
    this.left[Math.min(...fits)] = undefined;
    this.size--;
    return true;
  }
}

function isLike(symbols: readonly string[], others: ReadonlySet<string> | undefined): boolean {
  return others !== undefined && symbols.filter((symbol) => others.has(symbol)).length * 2 >= Math.min(symbols.length, others.size);
}

/** The symbols of a name in braces; any other name has none. */
function symbolsIn(name: string): ReadonlySet<string> {
  return new Set(name.startsWith("{") ? name.slice(1, -1).split(",") : []);
}

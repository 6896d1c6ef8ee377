import { Lexer } from "./lexer.ts";

const declaring = new Set(["function", "class", "interface", "type", "enum", "namespace", "const", "let", "var"]);

/** Names that a TypeScript or JavaScript text declares at its top, in their order. */
export function typeScriptSymbols(text: string, path: string): readonly string[] {
  const reader = new SymbolReader({ text, facts: [] }, !/\.[cm]?ts$/.test(path));
  reader.run(0);
  return [...reader.found];
}

class SymbolReader extends Lexer {
  readonly found = new Set<string>();

  protected override readonly onWord = (start: number, end: number, previous: string): void => {
    const word = this.text.slice(start, end);
    if (this.depth === 0 && declaring.has(previous) && !declaring.has(word)) this.found.add(word);
  };
}

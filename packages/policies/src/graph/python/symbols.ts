import { blanked } from "../blanked.ts";
import { pythonLiterals } from "./literals.ts";

const declaration = /^(?:(?:async[ \t]+)?def[ \t]+(\w+)|class[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]+)?=(?!=))/gm;

/** Names by which a text is told from others: what is declared at the beginning of a line, or looks so in a text; the first `most`. */
export function pythonTelling(text: string, _path: string, most: number): readonly string[] {
  const found = new Set<string>();
  declaration.lastIndex = 0;
  for (let match = declaration.exec(text); match !== null && found.size < most; match = declaration.exec(text)) found.add(match[1] ?? match[2] ?? match[3] ?? "");
  return [...found];
}

/** Names that a Python text declares at its top, in their order. */
export function pythonSymbols(text: string): readonly string[] {
  const bare = blanked(text, pythonLiterals(text).literals);
  return [...new Set([...bare.matchAll(declaration)].map(([, made, type, value]) => made ?? type ?? value ?? ""))];
}

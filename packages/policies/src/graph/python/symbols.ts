import { blanked } from "../blanked.ts";
import { pythonLiterals } from "./literals.ts";

const declaration = /^(?:(?:async[ \t]+)?def[ \t]+(\w+)|class[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]+)?=(?!=))/gm;

/** Names that a Python text declares at its top, in their order. */
export function pythonSymbols(text: string): readonly string[] {
  const bare = blanked(text, pythonLiterals(text).literals);
  return [...new Set([...bare.matchAll(declaration)].map(([, made, type, value]) => made ?? type ?? value ?? ""))];
}

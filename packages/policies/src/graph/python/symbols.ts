import { pythonLiterals } from "./literals.ts";

const declaration = /^(?:(?:async[ \t]+)?def[ \t]+(\w+)|class[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]+)?=(?!=))/gm;

/** Names that a Python text declares at its top, in their order. */
export function pythonSymbols(text: string): readonly string[] {
  const bare = pythonLiterals(text).literals.reduceRight((rest, { start, value }) => rest.slice(0, start) + value.replace(/[^]/g, " ") + rest.slice(start + value.length), text);
  return [...new Set([...bare.matchAll(declaration)].map(([, made, type, value]) => made ?? type ?? value ?? ""))];
}

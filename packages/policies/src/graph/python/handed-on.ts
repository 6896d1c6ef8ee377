import type { Scan } from "../facts.ts";
import type { HandedOn } from "../handed-on.ts";

/** What a module imports at its top is what others can take from it. */
export function handedOnInPython({ imports }: Scan, textOf: () => string): readonly HandedOn[] {
  const text = textOf();
  return imports.flatMap((fact): readonly HandedOn[] => {
    const { names = [], as = names, start } = fact;
    if (names.length === 0 || !text.startsWith("from", text.lastIndexOf("\n", start - 1) + 1)) return [];
    return names.map((name, index) => (name === "*" ? { fact, name } : { fact, name, as: as[index] ?? name }));
  });
}

import type { Scan } from "../facts.ts";
import type { HandedOn } from "../handed-on.ts";

/** What a module imports at its top is what others can take from it. */
export function handedOnInPython({ imports, inner = [] }: Scan): readonly HandedOn[] {
  return imports.flatMap((fact): readonly HandedOn[] => {
    const { names = [], as = names, start } = fact;
    if (names.length === 0 || inner.includes(start)) return [];
    return names.map((name, index) => (name === "*" ? { fact, name } : { fact, name, as: as[index] ?? name }));
  });
}

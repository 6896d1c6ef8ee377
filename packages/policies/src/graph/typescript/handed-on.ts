import type { Scan } from "../facts.ts";
import type { HandedOn } from "../handed-on.ts";

/** Re-exports, and imports that the file offers under a name of its own. */
export function handedOnInTypeScript({ imports, hands = [] }: Scan): readonly HandedOn[] {
  return imports.flatMap((fact): readonly HandedOn[] => {
    const { kind, names = [], as = names } = fact;
    if (kind === "re-export") return names.map((name, index) => ({ fact, name, ...(name === "*" && fact.as === undefined ? {} : { as: as[index] ?? name }) }));
    if (kind !== "import") return [];
    return names.flatMap((name, index) => hands.filter(([local]) => local === as[index]).map(([, offered]) => ({ fact, name, as: offered })));
  });
}

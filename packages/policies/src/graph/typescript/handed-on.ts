import { grouped } from "@create-backend/core";
import type { Scan } from "../facts.ts";
import type { HandedOn } from "../handed-on.ts";

const none: readonly HandedOn[] = [];

/** Re-exports, and imports that the file offers under a name of its own. */
export function handedOnInTypeScript({ imports, hands = [] }: Scan): readonly HandedOn[] {
  if (hands.length === 0 && !imports.some(({ kind }) => kind === "re-export")) return none;
  const found: HandedOn[] = [];
  const offers = grouped(hands, ([local]) => local);
  for (const fact of imports) {
    const { kind, names = [], as = names } = fact;
    if (kind === "re-export") for (const [index, name] of names.entries()) found.push({ fact, name, ...(name === "*" && fact.as === undefined ? {} : { as: as[index] ?? name }) });
    else if (kind === "import" && hands.length > 0) for (const [index, name] of names.entries()) for (const [, offered] of offers.get(as[index] as string) ?? []) found.push({ fact, name, as: offered });
  }
  return found;
}

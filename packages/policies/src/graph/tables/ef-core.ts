import type { SqlTable } from "./sql-tables.ts";

/** A set of EF Core: its table is called like the set, unless the type in it is mapped to another one. */
export interface TableOfType extends SqlTable {
  readonly type: string;
}

/** Sets of a context. */
export function dbSets(text: string): readonly TableOfType[] {
  return [...text.matchAll(/\bDbSet<(?:[\w.]+\.)?(\w+)\??>\s+(\w+)/g)].map((match) => {
    const [found, type = "", table = ""] = match;
    const end = match.index + found.length;
    return { schema: undefined, table, type, verb: "creates", start: end - table.length, end };
  });
}

/** How far a type may stand from the table that it is mapped to. */
const reach = 3000;

/** The type that a table is mapped to, by where its name stands: behind a builder of the type, or in an attribute on it. */
export function mappedType(text: string, callee: string, { start, end }: { readonly start: number; readonly end: number }): string | undefined {
  if (callee === "Table") return /^[^;{}]*?\b(?:class|record)\s+(?:class\s+)?(\w+)/.exec(text.slice(end, end + reach))?.[1];
  if (!/^To(?:Table|View|Collection)$/.test(callee)) return undefined;
  return [...text.slice(Math.max(0, start - reach), start).matchAll(/\b(?:EntityTypeBuilder|IEntityTypeConfiguration|Entity)<(?:[\w.]+\.)?(\w+)>/g)].at(-1)?.[1];
}

import type { Call } from "../literals.ts";
import type { SqlTable, TableVerb } from "./sql-tables.ts";

const calls: Readonly<Record<string, TableVerb>> = {
  selectFrom: "reads", from: "reads", join: "reads", innerJoin: "reads", leftJoin: "reads", leftOuterJoin: "reads", rightJoin: "reads", fullJoin: "reads", crossJoin: "reads", fetchOne: "reads", fetchExists: "reads", fetchCount: "reads",
  insertInto: "writes", update: "writes", deleteFrom: "writes", delete: "writes", mergeInto: "writes", truncate: "writes",
};

/** Tables of jOOQ, which are constants of generated classes: `from(PRICE)`, `insertInto(CATALOG.PRICE)`, `join(Tables.PRICE)`. */
export function jooqTables(text: string, made: readonly Call[]): readonly SqlTable[] {
  return made.flatMap(({ callee, start }): readonly SqlTable[] => {
    const verb = Object.hasOwn(calls, callee) ? calls[callee] : undefined;
    const named = verb === undefined ? null : /^\(\s*((?:[A-Z]\w*\.)*)([A-Z][A-Z0-9_]*)\s*[,).]/.exec(text.slice(start + callee.length, start + callee.length + 160));
    if (verb === undefined || named === null) return [];
    const [whole, before = "", table = ""] = named;
    const at = start + callee.length + whole.indexOf(before + table);
    const schema = /(?:^|\.)([A-Z][A-Z0-9_]*)\.$/.exec(before)?.[1];
    return [{ schema: schema?.toLowerCase(), table: table.toLowerCase(), verb, start: at, end: at + before.length + table.length }];
  });
}

import { Lexer, mayHoldJsx } from "../typescript/lexer.ts";
import type { SqlTable, TableVerb } from "./sql-tables.ts";

/** Tables of a Prisma schema: its models, under their own names and under those they are mapped to, and the models they refer to. */
export function prismaTables(text: string): readonly SqlTable[] {
  const bare = text.slice(0, text.lastIndexOf("}") + 1).replace(/\/\/[^\n]*/g, (comment) => " ".repeat(comment.length));
  return [...bare.matchAll(/^[ \t]*(?:model|view)[ \t]+(\w+)[ \t]*\{([^}]*)\}/gm)].flatMap((model) => {
    const [whole, name = "", body = ""] = model;
    const start = model.index + whole.indexOf(name, whole.search(/model|view/) + 5);
    const inside = model.index + whole.length - body.length - 1;
    const schema = /@@schema\(\s*"([^"]+)"/.exec(body)?.[1];
    const mapped = /@@map\(\s*(?:name:\s*)?"([^"]+)"/.exec(body)?.[1];
    const at = { start, end: start + name.length };
    const own = [name.toLowerCase(), ...(mapped === undefined ? [] : [mapped])].map((table) => ({ schema, table, verb: "creates" as const, ...at }));
    return [...own, ...relations(body, inside)];
  });
}

/** `catalog Catalog @relation(fields: …)`: the side that holds the key. */
function relations(body: string, offset: number): readonly SqlTable[] {
  return [...body.matchAll(/^[ \t]*\w+[ \t]+(\w+)\??[ \t]+@relation\([^)\n]*fields:/gm)].map((field) => {
    const start = offset + field.index + field[0].indexOf(field[1] ?? "", field[0].search(/\S\s/) + 1);
    return { schema: undefined, table: (field[1] ?? "").toLowerCase(), verb: "refers to", start, end: start + (field[1] ?? "").length };
  });
}

const verbs: readonly (readonly [RegExp, TableVerb])[] = [
  [/^(?:find(?:Unique|First|Many)(?:OrThrow)?|count|aggregate|groupBy)$/, "reads"],
  [/^(?:create|update|delete|upsert)(?:Many)?(?:AndReturn)?$/, "writes"],
];

/** `prisma.order.findMany(…)`: what code does with the models of a Prisma client. */
export function prismaCalls(text: string, path: string): readonly SqlTable[] {
  const found: SqlTable[] = [];
  const member = (start: number, end: number): void => {
    const verb = verbs.find(([names]) => names.test(text.slice(start, end)))?.[1];
    const model = verb === undefined ? null : /\b(?:\w*[pP]risma\w*|tx)\s*\.\s*(\w+)\s*\.\s*$/.exec(text.slice(Math.max(0, start - 120), start));
    if (verb === undefined || model === null) return;
    const at = start - model[0].length + model[0].lastIndexOf(model[1] ?? "");
    found.push({ schema: undefined, table: (model[1] ?? "").toLowerCase(), verb, start: at, end: at + (model[1] ?? "").length });
  };
  new Lexer({ text, facts: [] }, mayHoldJsx(path), { member }).run(0);
  return found;
}

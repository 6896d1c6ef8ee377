import type { Call } from "../literals.ts";
import type { SqlTable, TableVerb } from "./sql-tables.ts";
import { plural, snake } from "./table-names.ts";

/** Tables of an ent schema: its types under their own names and under those of their tables, and the types that their edges lead to. */
export function entSchema(text: string): readonly SqlTable[] {
  const types = [...text.matchAll(/^type[ \t]+(\w+)[ \t]+struct[ \t]*\{\s*ent\.Schema\b/gm)].flatMap((match): readonly SqlTable[] => {
    const [whole, type = ""] = match;
    const start = match.index + whole.indexOf(type, 4);
    const at = { schema: undefined, verb: "creates" as const, start, end: start + type.length };
    return [...new Set([type.toLowerCase(), plural(snake(type))])].map((table) => ({ ...at, table }));
  });
  const stated = [...text.matchAll(/\bentsql\.Annotation\{[^}]*?\bTable:\s*"([^"]+)"/g)].map((match): SqlTable => ({ schema: /\bSchema:\s*"([^"]+)"/.exec(match[0])?.[1], table: match[1] ?? "", verb: "creates", ...spanOf(match, match[1] ?? "") }));
  const edges = [...text.matchAll(/\bedge\.(?:To|From)\(\s*"[^"]*"\s*,\s*(?:\w+\.)?(\w+)\.Type\b/g)].map((match): SqlTable => ({ schema: undefined, table: (match[1] ?? "").toLowerCase(), verb: "refers to", ...spanOf(match, `${match[1]}.Type`, ".Type".length) }));
  return [...types, ...stated, ...edges];
}

const calls: Readonly<Record<string, TableVerb>> = {
  Query: "reads", Get: "reads", GetX: "reads",
  Create: "writes", CreateBulk: "writes", MapCreateBulk: "writes", Update: "writes", UpdateOne: "writes", UpdateOneID: "writes", Delete: "writes", DeleteOne: "writes", DeleteOneID: "writes",
};

/** `client.Price.Query(…)`: what code does with the types of an ent client. */
export function entCalls(text: string, made: readonly Call[]): readonly SqlTable[] {
  return made.flatMap(({ callee, start }): readonly SqlTable[] => {
    const verb = Object.hasOwn(calls, callee) ? calls[callee] : undefined;
    const before = verb === undefined ? null : /\b(?:\w*[cC]lient(?:\(\))?|\w*[tT]x|db|ent)\s*\.\s*([A-Z]\w*)\s*\.\s*$/.exec(text.slice(Math.max(0, start - 120), start));
    if (verb === undefined || before === null) return [];
    const type = before[1] ?? "";
    const at = start - before[0].length + before[0].lastIndexOf(type);
    return [{ schema: undefined, table: type.toLowerCase(), verb, start: at, end: at + type.length }];
  });
}

function spanOf(match: RegExpMatchArray, word: string, behind = 0): { readonly start: number; readonly end: number } {
  const start = (match.index ?? 0) + match[0].lastIndexOf(word);
  return { start, end: start + word.length - behind };
}

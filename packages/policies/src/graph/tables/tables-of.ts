import type { FileTree } from "@create-backend/core";
import type { Graph } from "../graph.ts";
import type { Layout, Place } from "../layout.ts";
import type { Literal } from "../literals.ts";
import { pythonLiterals } from "../python/literals.ts";
import { textOf } from "../text.ts";
import { typeScriptLiterals } from "../typescript/literals.ts";
import type { Span } from "../span.ts";
import { defaultSchema, mappedTable } from "./mapper-calls.ts";
import { tablesIn, type TableVerb } from "./sql-tables.ts";

/** A place where a table is named, in SQL, in a migration or through a mapper. */
export interface TableUse {
  readonly schema: string | undefined;
  /** Undefined when a whole schema is named. */
  readonly table: string | undefined;
  readonly verb: TableVerb;
  readonly at: Span;
  readonly place: Place;
  /** Schemas that the file says its unqualified names are in. */
  readonly defaults: readonly string[];
}

/** Every table that a repository names outside its tests. */
export interface Tables {
  readonly uses: readonly TableUse[];
}

/** A string that begins like SQL, a tagged template, or a call of a mapper: what one native pass can see. */
const hints =
  /["'`]\s*(?:with|select|insert|update|delete|merge|create|alter|drop|truncate|lock)\s|\bsql\b[^;\n]{0,60}`|selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|(?:inner|left|right|full|cross)Join|withSchema|createTable|alterTable|dropTable|\breferences\(|\bTable\(|_table\b|__tablename__|Table\(|\.table\(|\bEntity\(|ForeignKey|_foreign_key|_column\(|MetaData\(|bulk_insert/i;

/** Reads SQL files and the strings of sources that may hold SQL or a mapper's call; other files are not read a second time. */
export function tablesOf(tree: FileTree, layout: Layout, { units }: Graph): Tables {
  const uses: TableUse[] = [];
  for (const path of tree.keys()) {
    const place = layout.placeOf(path);
    if (place.test) continue;
    if (path.endsWith(".sql")) uses.push(...usesInSql(textOf(tree, path) ?? "", 0, { path, place, defaults: [] }));
    else if (units.has(path)) uses.push(...usesInSource(textOf(tree, path) ?? "", path, place));
  }
  return { uses };
}

interface Where {
  readonly path: string;
  readonly place: Place;
  readonly defaults: readonly string[];
}

function usesInSql(sql: string, offset: number, { path, place, defaults }: Where): readonly TableUse[] {
  return tablesIn(sql).map(({ schema, table, verb, start, end }) => ({ schema, table, verb, place, defaults, at: { path, start: start + offset, end: end + offset } }));
}

function usesInSource(text: string, path: string, place: Place): readonly TableUse[] {
  if (!hints.test(text)) return [];
  const literals = path.endsWith(".py") ? pythonLiterals(text) : /\.[cm]?[jt]sx?$/.test(path) ? typeScriptLiterals(text, path) : [];
  const where: Where = { path, place, defaults: literals.flatMap((literal) => defaultSchema(literal) ?? []) };
  return literals.flatMap((literal) => usesIn(literal, where));
}

function usesIn(literal: Literal, where: Where): readonly TableUse[] {
  const { value, start } = literal;
  const { path, place, defaults } = where;
  const at = { path, start, end: start + value.length };
  const schema = defaultSchema(literal);
  if (schema !== undefined) return [{ schema, table: undefined, verb: "reads", at, place, defaults }];
  const mapped = mappedTable(literal);
  if (mapped !== undefined) return [{ ...mapped, at, place, defaults }];
  return /^\s*(?:with|select|insert|update|delete|merge|create|alter|drop|truncate|lock)\b/i.test(value) || literal.call?.callee === "sql" ? usesInSql(value, start, where) : [];
}

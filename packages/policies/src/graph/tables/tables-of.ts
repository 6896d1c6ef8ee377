import type { FileTree } from "@create-backend/core";
import { derivedFrom } from "../derived.ts";
import type { Graph } from "../graph.ts";
import type { Layout, Place } from "../layout.ts";
import { callsOf, literalsOf } from "../literals-of.ts";
import type { Literal } from "../literals.ts";
import type { Span } from "../span.ts";
import { defaultSchema, mappedTable, tableNamed, type Dialect } from "./mapper-calls.ts";
import { mayNameTables } from "./hints.ts";
import { tablesByConvention } from "./conventions.ts";
import { entCalls, entSchema } from "./ent.ts";
import { jooqTables } from "./jooq.ts";
import { liquibaseTables } from "./liquibase.ts";
import { mybatisTables } from "./mybatis.ts";
import { prismaCalls, prismaTables } from "./prisma.ts";
import { tablesIn, type SqlTable, type TableVerb } from "./sql-tables.ts";

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
  /** Nothing names it: the mapper of a type would call it so. */
  readonly implied?: true;
}

/** Every table that a repository names outside its tests. */
export interface Tables {
  readonly uses: readonly TableUse[];
}

/** Files that describe tables in a language of their own. */
const descriptions = [
  { files: /\.prisma$/, tables: prismaTables },
  { files: /(?:changelog|changeset|migration|liquibase)[^/]*(?:\/[^/]+)*\.(?:xml|ya?ml|json)$/i, tables: liquibaseTables },
  { files: /mapper[^/]*(?:\/[^/]+)*\.xml$/i, tables: mybatisTables },
] as const;

/** Reads SQL files, schemas of mappers and the strings of sources that may hold SQL or a mapper's call; other files are not read a second time. */
export function tablesOf(tree: FileTree, layout: Layout, { units }: Graph): Tables {
  const uses: TableUse[] = [];
  for (const path of tree.keys()) {
    const place = layout.placeOf(path);
    const read = place.test ? undefined : readerOf(path, units.has(path));
    if (read === undefined) continue;
    const found = derivedFrom(tree, path, { kind: "tables", make: (text) => read(text, path) }) ?? [];
    for (const { start, end, ...use } of found) uses.push({ ...use, place, at: { path, start, end } });
  }
  return { uses };
}

/** A use as the file alone tells it. */
type LocalUse = Omit<TableUse, "at" | "place"> & { readonly start: number; readonly end: number };

type Reader = (text: string, path: string) => readonly LocalUse[];

function readerOf(path: string, isSource: boolean): Reader | undefined {
  const described = descriptions.find(({ files }) => files.test(path));
  if (described !== undefined) return (text) => described.tables(text, path).map((table) => ({ ...table, defaults: [] }));
  if (path.endsWith(".sql")) return (text) => usesInSql(text, 0, []);
  return isSource ? usesInSource : undefined;
}

interface Source {
  readonly text: string;
  readonly dialect: Dialect;
  readonly defaults: readonly string[];
}

function usesInSql(sql: string, offset: number, defaults: readonly string[]): readonly LocalUse[] {
  return tablesIn(unescaped(sql)).map(({ schema, table, verb, start, end }) => ({ schema, table, verb, defaults, start: start + offset, end: end + offset }));
}

/** SQL as the database sees it, at the same offsets: quotes and line ends of a string are written with two signs. */
function unescaped(sql: string): string {
  if (!/\\["nrt]|""/.test(sql)) return sql;
  let opens = false;
  return sql.replace(/\\[nrt]/g, "  ").replace(/\\"|""(?=[\w.,;) ]|$)/g, () => {
    opens = !opens;
    return opens ? ' "' : '" ';
  });
}

function usesInSource(text: string, path: string): readonly LocalUse[] {
  if (!mayNameTables(text, path)) return [];
  const literals = literalsOf(text, path);
  const dialect = { django: path.endsWith(".py") && /\bdjango\b/.test(text), go: path.endsWith(".go"), python: path.endsWith(".py") };
  const source: Source = { text, dialect, defaults: literals.flatMap((literal) => defaultSchema(literal, dialect) ?? []) };
  const accessed = /[pP]risma/.test(text) && /\.[cm]?[jt]sx?$/.test(path) ? prismaCalls(text, path).map((table) => ({ ...table, defaults: [] })) : [];
  return [...literals.flatMap((literal) => usesIn(literal, source)), ...accessed, ...namedByCode(text, path).map((table) => ({ ...table, defaults: [] })), ...tablesByConvention(text, path).map((table) => ({ ...table, defaults: [], implied: true as const }))];
}

/** Tables that generated code stands for: no string names them. */
function namedByCode(text: string, path: string): readonly SqlTable[] {
  if (path.endsWith(".java")) return text.includes("jooq") ? jooqTables(text, callsOf(text, path)) : [];
  if (!path.endsWith(".go")) return [];
  if (text.includes("ent.Schema")) return entSchema(text);
  return /\/ent"/.test(text) ? entCalls(text, callsOf(text, path)) : [];
}

/** A method of Go by which a mapped type says its table's name. */
const namesItsTable = /\bTableName\s*\(\s*\)\s*string\s*\{\s*return\s*["`]$/;

/** A sentence may begin with the same words: what is selected, and what is set, has to be said. */
const beginsLikeSql = /^\s*(?:(?:(?:left|right|inner|full|cross)\s+(?:outer\s+)?)?join\s+[\w."`[\]]+\s+(?:as\s+)?(?:\w+\s+)?(?:on|using)\b|select\s+(?!from\b)|update\b(?=[^]*\bset\b)|(?:with|insert|delete|merge|create|alter|drop|truncate|lock)\b)/i;

function usesIn(literal: Literal, { text, dialect, defaults }: Source): readonly LocalUse[] {
  const { value, start } = literal;
  const at = { start, end: start + value.length, defaults };
  const schema = defaultSchema(literal, dialect);
  if (schema !== undefined) return [{ schema, table: undefined, verb: "reads", ...at }];
  if (dialect.go && namesItsTable.test(text.slice(Math.max(0, start - 80), start))) {
    const named = tableNamed(value, "creates", undefined);
    return named === undefined ? [] : [{ ...named, ...at }];
  }
  const mapped = mappedTable(literal, dialect);
  if (mapped !== undefined) return [{ ...mapped, ...at }];
  return beginsLikeSql.test(value) || literal.call?.callee === "sql" ? usesInSql(value, start, defaults) : [];
}

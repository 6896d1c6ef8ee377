import type { FileTree } from "@create-backend/core";
import type { Graph } from "../graph.ts";
import type { Layout, Place } from "../layout.ts";
import { literalsOf } from "../literals-of.ts";
import type { Literal } from "../literals.ts";
import { textOf } from "../text.ts";
import type { Span } from "../span.ts";
import { defaultSchema, mappedTable, type Dialect } from "./mapper-calls.ts";
import { liquibaseTables } from "./liquibase.ts";
import { prismaCalls, prismaTables } from "./prisma.ts";
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
  /["'`]\s*(?:with|select|insert|update|delete|merge|create|alter|drop|truncate|lock)\s|\bsql\b[^;\n]{0,60}`|selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|(?:inner|left|right|full|cross)Join|withSchema|createTable|alterTable|dropTable|\breferences\(|\bTable\(|_table\b|__tablename__|Table\(|\.table\(|\bEntity\(|ForeignKey|_foreign_key|_column\(|MetaData\(|bulk_insert|\bschema\b|TableName|db_table|ToTable|ToView|ToCollection|HasDefaultSchema|MappedEntity|Collection\(|Collection<|OneToOneField|ManyToManyField|principalTable|referencedTable|tableName|(?:Insert|Update|Delete)Data\(|DropIndex\(|Document\(/i;

/** Files that describe tables in a language of their own. */
const descriptions = [
  { files: /\.prisma$/, tables: prismaTables },
  { files: /(?:changelog|changeset|migration|liquibase)[^/]*(?:\/[^/]+)*\.xml$/i, tables: liquibaseTables },
] as const;

/** Reads SQL files, schemas of mappers and the strings of sources that may hold SQL or a mapper's call; other files are not read a second time. */
export function tablesOf(tree: FileTree, layout: Layout, { units }: Graph): Tables {
  const uses: TableUse[] = [];
  for (const path of tree.keys()) {
    const place = layout.placeOf(path);
    if (place.test) continue;
    const described = descriptions.find(({ files }) => files.test(path));
    if (described !== undefined) uses.push(...described.tables(textOf(tree, path) ?? "").map(({ start, end, ...table }) => ({ ...table, place, defaults: [], at: { path, start, end } })));
    else if (path.endsWith(".sql")) uses.push(...usesInSql(textOf(tree, path) ?? "", 0, { path, place, defaults: [] }));
    else if (units.has(path)) uses.push(...usesInSource(textOf(tree, path) ?? "", path, place));
  }
  return { uses };
}

interface Where {
  readonly path: string;
  readonly place: Place;
  readonly defaults: readonly string[];
}

interface Source extends Where {
  readonly text: string;
  readonly dialect: Dialect;
}

function usesInSql(sql: string, offset: number, { path, place, defaults }: Where): readonly TableUse[] {
  return tablesIn(sql).map(({ schema, table, verb, start, end }) => ({ schema, table, verb, place, defaults, at: { path, start: start + offset, end: end + offset } }));
}

function usesInSource(text: string, path: string, place: Place): readonly TableUse[] {
  if (!hints.test(text) && !/prisma/i.test(text)) return [];
  const literals = literalsOf(text, path);
  const dialect = { django: path.endsWith(".py") && /\bdjango\b/.test(text), go: path.endsWith(".go"), python: path.endsWith(".py") };
  const where: Source = { path, place, text, dialect, defaults: literals.flatMap((literal) => defaultSchema(literal, dialect) ?? []) };
  const accessed = /prisma/i.test(text) && /\.[cm]?[jt]sx?$/.test(path) ? prismaCalls(text, path).map(({ start, end, ...table }) => ({ ...table, place, defaults: [], at: { path, start, end } })) : [];
  return [...literals.flatMap((literal) => usesIn(literal, where)), ...accessed];
}

/** A method of Go by which a mapped type says its table's name. */
const namesItsTable = /\bTableName\s*\(\s*\)\s*string\s*\{\s*return\s*["`]$/;

function usesIn(literal: Literal, where: Source): readonly TableUse[] {
  const { value, start } = literal;
  const { path, place, defaults } = where;
  const at = { path, start, end: start + value.length };
  const schema = defaultSchema(literal, where.dialect);
  if (schema !== undefined) return [{ schema, table: undefined, verb: "reads", at, place, defaults }];
  if (where.dialect.go && namesItsTable.test(where.text.slice(Math.max(0, start - 80), start))) return [{ schema: undefined, table: value, verb: "creates", at, place, defaults }];
  const mapped = mappedTable(literal, where.dialect);
  if (mapped !== undefined) return [{ ...mapped, at, place, defaults }];
  return /^\s*(?:with|select|insert|update|delete|merge|create|alter|drop|truncate|lock)\b/i.test(value) || literal.call?.callee === "sql" ? usesInSql(value, start, where) : [];
}

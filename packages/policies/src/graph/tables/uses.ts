import type { Look } from "../look.ts";
import { callsOf } from "../literals-of.ts";
import type { Literal } from "../literals.ts";
import { tablesByConvention } from "./conventions.ts";
import { dbSets, mappedType } from "./ef-core.ts";
import { entCalls, entSchema } from "./ent.ts";
import { mayNameTables } from "./hints.ts";
import { jooqTables } from "./jooq.ts";
import { defaultSchema, mappedTable, tableNamed, type Dialect } from "./mapper-calls.ts";
import { prismaCalls } from "./prisma.ts";
import { tablesIn, type SqlTable } from "./sql-tables.ts";

/** A place in one file where a table is named. */
export interface TableMention extends Omit<SqlTable, "table"> {
  /** Undefined when a whole schema is named. */
  readonly table: string | undefined;
  /** Schemas that the file says its unqualified names are in. */
  readonly defaults: readonly string[];
  /** Nothing names it: the mapper of a type would call it so. */
  readonly implied?: true;
  /** The type that is mapped to it, where a set of another name may hold that type. */
  readonly type?: string;
}

interface Source {
  readonly text: string;
  readonly dialect: Dialect;
  readonly defaults: readonly string[];
}

/** Tables in a text that is SQL, at offsets from `offset` on. */
export function usesInSql(sql: string, offset: number, defaults: readonly string[]): readonly TableMention[] {
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

/** Tables in the strings of a source that may hold SQL or a mapper's call; other sources are not read. */
export function usesInSource(look: Look): readonly TableMention[] {
  const { text, path, code } = look;
  if (!mayNameTables(code, path)) return [];
  const dialect = { django: path.endsWith(".py") && /\bdjango\b/.test(text), go: path.endsWith(".go"), python: path.endsWith(".py"), csharp: path.endsWith(".cs") };
  const source: Source = { text, dialect, defaults: look.literals.flatMap((literal) => defaultSchema(literal, dialect) ?? []) };
  const accessed = /[pP]risma/.test(code) && /\.[cm]?[jt]sx?$/.test(path) ? prismaCalls(text, path) : [];
  const named = [...accessed, ...namedByCode(text, path)].map((table) => ({ ...table, defaults: [] }));
  const implied = [...tablesByConvention(text, path), ...(path.endsWith(".cs") ? dbSets(text) : [])];
  return [...look.literals.flatMap((literal) => usesIn(literal, source)), ...named, ...implied.map((table) => ({ ...table, defaults: [], implied: true as const }))];
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

/** `from Price p where …`, as queries over entities of Java may begin. */
function isEntityQuery({ value, call }: Literal): boolean {
  return /^(?:create(?:Selection|Mutation)?Query|(?:Named)?Query)$/.test(call?.callee ?? "") && /^\s*from\s+[A-Z]\w*\b/.test(value);
}

function usesIn(literal: Literal, { text, dialect, defaults }: Source): readonly TableMention[] {
  const { value, start } = literal;
  const at = { start, end: start + value.length, defaults };
  const schema = defaultSchema(literal, dialect);
  if (schema !== undefined) return [{ schema, table: undefined, verb: "reads", ...at }];
  if (dialect.go && namesItsTable.test(text.slice(Math.max(0, start - 80), start))) {
    const named = tableNamed(value, "creates", undefined);
    return named === undefined ? [] : [{ ...named, ...at }];
  }
  const mapped = mappedTable(literal, dialect);
  const type = dialect.csharp && mapped !== undefined ? mappedType(text, literal.call?.callee ?? "", at) : undefined;
  if (mapped !== undefined) return [{ ...mapped, ...at, ...(type === undefined ? {} : { type }) }];
  return beginsLikeSql.test(value) || literal.call?.callee === "sql" || isEntityQuery(literal) ? usesInSql(value, start, defaults) : [];
}

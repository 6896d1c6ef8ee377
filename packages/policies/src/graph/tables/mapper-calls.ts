import type { Call, Literal } from "../literals.ts";
import type { TableVerb } from "./sql-tables.ts";

/** Calls of query builders and mappers that take a table's name first: Kysely, Knex, Drizzle, TypeORM, SQLAlchemy, Alembic. */
const calls: Readonly<Record<string, TableVerb>> = {
  selectFrom: "reads", innerJoin: "reads", leftJoin: "reads", rightJoin: "reads", fullJoin: "reads", crossJoin: "reads", innerJoinLateral: "reads", leftJoinLateral: "reads",
  insertInto: "writes", replaceInto: "writes", updateTable: "writes", deleteFrom: "writes", mergeInto: "writes",
  createTable: "creates", alterTable: "changes", dropTable: "changes", references: "refers to", addForeignKeyConstraint: "refers to",
  table: "reads", pgTable: "creates", mysqlTable: "creates", sqliteTable: "creates", Entity: "creates", JoinTable: "reads",
  Table: "creates", ForeignKey: "refers to", create_table: "creates", drop_table: "changes", add_column: "changes", drop_column: "changes", alter_column: "changes",
  batch_alter_table: "changes", rename_table: "changes", bulk_insert: "writes",
};

/** A table that a call names. */
export interface MappedTable {
  readonly schema: string | undefined;
  readonly table: string;
  readonly verb: TableVerb;
}

/** The table behind a literal, when it is the first argument of a mapper's call or the name of a mapped class. */
export function mappedTable({ value, call, name }: Literal): MappedTable | undefined {
  if (name === "__tablename__") return tableNamed(value, "creates", undefined);
  if (call === undefined || name !== undefined) return undefined;
  if (call.callee === "create_foreign_key") return foreignKeyTable(value, call);
  const verb = Object.hasOwn(calls, call.callee) ? calls[call.callee] : undefined;
  const position = call.literals.findIndex((literal) => literal.value === value && literal.name === undefined);
  if (verb === undefined || position > 0) return undefined;
  const schema = call.literals.find((literal) => literal.name === "schema")?.value;
  return tableNamed(verb === "refers to" ? withoutColumn(value) : value, verb, schema);
}

/** Alembic's `create_foreign_key(name, source, referent, …, source_schema=, referent_schema=)`; the name may be None. */
function foreignKeyTable(value: string, { literals }: Call): MappedTable | undefined {
  const plain = literals.filter(({ name }) => name === undefined);
  const schemaOf = (key: string): string | undefined => literals.find(({ name }) => name === key)?.value;
  const tables = plain.filter(({ value: text }) => /^[A-Za-z_]\w*$/.test(text)).slice(0, 3).slice(-2);
  if (tables[1]?.value === value) return { schema: schemaOf("referent_schema"), table: value, verb: "refers to" };
  return tables[0]?.value === value ? { schema: schemaOf("source_schema"), table: value, verb: "changes" } : undefined;
}

/** A schema that a call or an assignment makes the default of what follows. */
export function defaultSchema({ value, call, name }: Literal): string | undefined {
  if (call?.callee === "withSchema" || call?.callee === "pgSchema") return value;
  return call?.callee === "MetaData" && name === "schema" ? value : undefined;
}

/** `schema.table as alias` without the alias. */
function tableNamed(written: string, verb: TableVerb, schema: string | undefined): MappedTable | undefined {
  const match = /^\s*(?:([A-Za-z_]\w*)\.)?([A-Za-z_]\w*)(?:\s+as\s+\w+)?\s*$/i.exec(written);
  return match === null ? undefined : { schema: schema ?? match[1], table: match[2] as string, verb };
}

/** `schema.table.column` and `table.column` name a column. */
function withoutColumn(written: string): string {
  return /^\w+(?:\.\w+)+$/.test(written) ? written.slice(0, written.lastIndexOf(".")) : written;
}

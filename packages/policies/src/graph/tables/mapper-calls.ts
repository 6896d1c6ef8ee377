import type { Literal } from "../literals.ts";
import type { TableVerb } from "./sql-tables.ts";

/** Calls of query builders and mappers that take a table's name first: Kysely, Knex, Drizzle, TypeORM, SQLAlchemy, Alembic. */
const calls: Readonly<Record<string, TableVerb>> = {
  selectFrom: "reads", innerJoin: "reads", leftJoin: "reads", rightJoin: "reads", fullJoin: "reads", crossJoin: "reads", innerJoinLateral: "reads", leftJoinLateral: "reads",
  insertInto: "writes", replaceInto: "writes", updateTable: "writes", deleteFrom: "writes", mergeInto: "writes",
  createTable: "creates", alterTable: "changes", dropTable: "changes", references: "refers to", addForeignKeyConstraint: "refers to",
  table: "reads", pgTable: "creates", mysqlTable: "creates", sqliteTable: "creates", Entity: "creates", JoinTable: "reads",
  Table: "creates", ForeignKey: "refers to", create_table: "creates", drop_table: "changes", add_column: "changes", drop_column: "changes", alter_column: "changes",
  batch_alter_table: "changes", rename_table: "changes", bulk_insert: "writes", create_foreign_key: "refers to",
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
  const verb = Object.hasOwn(calls, call.callee) ? calls[call.callee] : undefined;
  const position = call.literals.findIndex((literal) => literal.value === value && literal.name === undefined);
  if (verb === undefined || position > (call.callee === "create_foreign_key" ? 2 : 0)) return undefined;
  const schema = call.literals.find((literal) => literal.name === "schema")?.value;
  return tableNamed(verb === "refers to" ? withoutColumn(value) : value, verb, schema);
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

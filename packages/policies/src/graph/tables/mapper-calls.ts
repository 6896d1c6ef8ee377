import type { Call, Literal } from "../literals.ts";
import { argumentVerb } from "./mapper-arguments.ts";
import type { TableVerb } from "./sql-tables.ts";

/** Calls of query builders and mappers that take a table's name first: Kysely, Knex, Drizzle, TypeORM, Sequelize, SQLAlchemy, Alembic, JPA, EF Core, drivers of MongoDB. */
const calls: Readonly<Record<string, TableVerb>> = {
  selectFrom: "reads", innerJoin: "reads", leftJoin: "reads", rightJoin: "reads", fullJoin: "reads", crossJoin: "reads", innerJoinLateral: "reads", leftJoinLateral: "reads",
  insertInto: "writes", replaceInto: "writes", updateTable: "writes", deleteFrom: "writes", mergeInto: "writes",
  createTable: "creates", alterTable: "changes", dropTable: "changes", references: "refers to", addForeignKeyConstraint: "refers to",
  table: "reads", pgTable: "creates", mysqlTable: "creates", sqliteTable: "creates", Entity: "creates", JoinTable: "reads",
  Table: "creates", MappedEntity: "creates", ToTable: "creates", ToView: "reads", ToCollection: "creates", Document: "creates",
  ForeignKey: "refers to", create_table: "creates", drop_table: "changes", add_column: "changes", drop_column: "changes", alter_column: "changes",
  batch_alter_table: "changes", rename_table: "changes", bulk_insert: "writes",
  collection: "reads", getCollection: "reads", GetCollection: "reads", Collection: "reads", get_collection: "reads",
};

/** Django's fields that refer to a model, as `app.Model`. */
const djangoFields = new Set(["ForeignKey", "OneToOneField", "ManyToManyField"]);

/** A table that a call names. */
export interface MappedTable {
  readonly schema: string | undefined;
  readonly table: string;
  readonly verb: TableVerb;
}

/** What a file is written for, where one word means different things. */
export interface Dialect {
  readonly django: boolean;
  readonly go: boolean;
  readonly python: boolean;
  readonly csharp: boolean;
}

/** The table behind a literal, when it is the first argument of a mapper's call, an argument that is called like one, or the name of a mapped class. */
export function mappedTable(literal: Literal, dialect: Dialect): MappedTable | undefined {
  const { value, call, name } = literal;
  if (name === "__tablename__") return tableNamed(value, "creates", undefined);
  if (dialect.django && djangoFields.has(call?.callee ?? "") && (name === undefined || name === "to")) return djangoModel(value);
  if (dialect.django && call?.callee === "get_model") return gotModel(literal, call);
  if (name !== undefined) return namedArgument(literal);
  if (call === undefined) return undefined;
  if (call.callee === "create_foreign_key") return foreignKeyTable(value, call);
  // GORM's Table picks one; everywhere else a Table is mapped.
  const verb = dialect.go && call.callee === "Table" ? "reads" : Object.hasOwn(calls, call.callee) ? calls[call.callee] : undefined;
  if (verb === undefined || headOf(call).first !== literal) return undefined;
  return tableNamed(verb === "refers to" ? withoutColumn(value) : value, verb, schemaIn(call) ?? (call.callee === "ToTable" ? call.literals[1]?.value : undefined));
}

function namedArgument({ value, call, name = "" }: Literal): MappedTable | undefined {
  const verb = argumentVerb(name, call?.callee ?? "");
  if (verb === undefined) return undefined;
  const schema = verb === "refers to" ? call?.literals.find((other) => /^(?:principalSchema|referencedSchema)$/.test(other.name ?? ""))?.value : schemaIn(call);
  return tableNamed(value, verb, schema);
}

function schemaIn(call: Call | undefined): string | undefined {
  return call === undefined ? undefined : headOf(call).schema;
}

/** What is asked of a call for every literal in it: its first argument without a name, and the schema it states. */
interface Head {
  readonly first: Literal | undefined;
  readonly schema: string | undefined;
}

const heads = new WeakMap<Call, Head>();

function headOf(call: Call): Head {
  let head = heads.get(call);
  if (head === undefined) {
    head = { first: call.literals.find(({ name }) => name === undefined), schema: call.literals.find(({ name }) => name === "schema" || name === "Schema")?.value };
    heads.set(call, head);
  }
  return head;
}

/** `app.Model`: the tables of an app carry its label, as those of a schema carry its name. */
function djangoModel(written: string): MappedTable | undefined {
  const [app, model, more] = written.split(".");
  return app === undefined || model === undefined || more !== undefined ? undefined : { schema: app, table: model.toLowerCase(), verb: "refers to" };
}

/** `apps.get_model("app", "Model")` and `apps.get_model("app.Model")`, also with names for both. */
function gotModel(literal: Literal, { literals: [app, model] }: Call): MappedTable | undefined {
  if (literal !== app) return undefined;
  const found = djangoModel(model === undefined ? app.value : `${app.value}.${model.value}`);
  return found === undefined ? undefined : { ...found, verb: "reads" };
}

/** Alembic's `create_foreign_key(name, source, referent, …, source_schema=, referent_schema=)`; the name may be None. */
function foreignKeyTable(value: string, { literals }: Call): MappedTable | undefined {
  if (literals.length > 100) return undefined;
  const plain = literals.filter(({ name }) => name === undefined);
  const schemaOf = (key: string): string | undefined => literals.find(({ name }) => name === key)?.value;
  const tables = plain.filter(({ value: text }) => /^[A-Za-z_]\w*$/.test(text)).slice(0, 3).slice(-2);
  if (tables[1]?.value === value) return { schema: schemaOf("referent_schema"), table: value, verb: "refers to" };
  return tables[0]?.value === value ? { schema: schemaOf("source_schema"), table: value, verb: "changes" } : undefined;
}

/** A schema that a call or an assignment makes the default of what follows. */
export function defaultSchema({ value, call, name }: Literal, { python }: Dialect): string | undefined {
  if (call?.callee === "withSchema" || call?.callee === "pgSchema" || call?.callee === "HasDefaultSchema") return value;
  return name === "schema" && (call?.callee === "MetaData" || (python && call === undefined)) && /^\w+$/.test(value) ? value : undefined;
}

/** `schema.table as alias` without the alias. */
export function tableNamed(written: string, verb: TableVerb, schema: string | undefined): MappedTable | undefined {
  const match = /^\s*(?:([A-Za-z_]\w*)\.)?([A-Za-z_]\w*)(?:\s+as\s+\w+)?\s*$/i.exec(written);
  return match === null ? undefined : { schema: schema ?? match[1], table: match[2] as string, verb };
}

/** `schema.table.column` and `table.column` name a column. */
function withoutColumn(written: string): string {
  return /^\w+(?:\.\w+)+$/.test(written) ? written.slice(0, written.lastIndexOf(".")) : written;
}

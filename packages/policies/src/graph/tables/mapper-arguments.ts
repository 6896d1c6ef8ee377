import type { TableVerb } from "./sql-tables.ts";

interface Row {
  readonly names: RegExp;
  /** Calls in which the name means a table; any when absent. */
  readonly callees?: RegExp;
  readonly verb: TableVerb;
}

/** Arguments, properties and attributes that hold a table's name, by what they are called. */
const rows: readonly Row[] = [
  { names: /^name$/, callees: /^(?:Table|Entity|CollectionTable|SecondaryTable|CreateTable|ToTable|ToView|ToCollection)$/, verb: "creates" },
  { names: /^(?:name|joinTable)$/, callees: /^JoinTable$/, verb: "reads" },
  { names: /^name$/, callees: /^(?:DropTable|RenameTable)$/, verb: "changes" },
  { names: /^table$/, callees: /^(?:(?:Add|Alter|Drop|Rename)Column|(?:Create|Drop)Index|(?:Add|Drop)(?:ForeignKey|PrimaryKey|UniqueConstraint|CheckConstraint))$/, verb: "changes" },
  { names: /^table$/, callees: /^(?:InsertData|UpdateData|DeleteData)$/, verb: "writes" },
  { names: /^(?:principalTable|referencedTableName|referencedTable)$/, verb: "refers to" },
  { names: /^db_table$/, verb: "creates" },
  { names: /^tableName$/, callees: /^(?:init|define|Table|Model)$/, verb: "creates" },
  { names: /^collection$/, callees: /^(?:Schema|Document|prop)$/, verb: "creates" },
  { names: /^TableName$/, callees: /^(?:Put|Update|Delete|BatchWrite)(?:Item)?(?:Command)?$/, verb: "writes" },
  { names: /^TableName$/, callees: /^(?:Get|Query|Scan|BatchGet)(?:Item)?(?:Command)?$/, verb: "reads" },
];

/** What an argument of that name does with the table it names; undefined when it names none. */
export function argumentVerb(name: string, callee: string): TableVerb | undefined {
  return rows.find(({ names, callees }) => names.test(name) && (callees === undefined || callees.test(callee)))?.verb;
}

/** A string that begins like SQL, and not like a sentence. */
const sql = /["'`]\s*(?:(?:select|insert|delete|merge|alter|drop|truncate|lock)\s|with\s[^;'`]{1,400}?\bas\s+(?:not\s+materialized\s*|materialized\s*)?\(|with\s+recursive\s|update\s[^;'`]{1,200}?\sset\s|create\s+(?:or|global|local|temp|temporary|unlogged|foreign|table|unique|clustered|nonclustered|fulltext|spatial|index|materialized|recursive|view|algorithm|definer|schema|sequence|trigger|constraint|function|procedure|type|policy|rule)\s)/i;

/**
 * Those of scripts, each told from its rarest sign on: `selectFrom` from its capital, `sql` with a template behind it from the backtick. So the
 * engine looks for one of few signs, in half the time that it takes to look for the words.
 */
const inScripts = new RegExp(
  [
    "F(?:(?<=(?:select|delete)F)rom|(?<=addF)oreignKeyConstraint)",
    "I(?<=(?:insert|replace|merge)I)nto",
    "T(?<=(?:update|create|alter|drop|referenced)T)able",
    "S(?<=(?:with|pg)S)chema",
    "N(?<=[tT]ableN)ame\\b",
    "\\((?<=(?:Join(?:Lateral)?|joinRaw|\\breferences|Table|\\.table|\\bEntity|\\.collection)\\()",
    ":(?<=collection:)",
    "`(?<=\\bsql\\b[^;\\n]{0,60}`)",
    "[pP]risma",
  ].join("|"),
);

/** Words of query builders and mappers, by the ending of a file; each is one native pass over a text, so small letters are no capitals. */
const words: readonly (readonly [files: RegExp, words: RegExp])[] = [
  [/\.(?:[cm]?[jt]s|[jt]sx)$/, inScripts],
  [/\.pyi?$/, /Table\(|_table\b|__tablename__|models\.Model\b|CreateModel\(|ForeignKey|OneToOneField|ManyToManyField|_foreign_key|_column\(|MetaData\(|bulk_insert|db_table|get_model\(|__table_args__|\bcollection\b/],
  [/\.java$/, /@\w*(?:Table|Entity|Document|Query)\b|[cC]reate(?:Selection|Mutation)?Query\(|ollection\(|Table\(|jooq/],
  [/\.go$/, /\bgorm[.:]|Joins\(|ent\.Schema|\/ent"|TableName\(|Collection\(|\.Table\(/],
  [/\.cs$/, /DbSet<|Table\b|ToView|ToCollection|HasDefaultSchema|Column[<(]|Index\(|ForeignKey\(|Data\(|GetCollection/],
];

/** Whether it is worth reading the strings of a source, by its code: they may hold SQL, or stand in a call of a mapper. */
export function mayNameTables(code: string, path: string): boolean {
  return sql.test(code) || words.some(([files, pattern]) => files.test(path) && pattern.test(code));
}

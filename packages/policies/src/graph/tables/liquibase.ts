import type { SqlTable, TableVerb } from "./sql-tables.ts";

const verbs: Readonly<Record<string, TableVerb>> = { createTable: "creates", insert: "writes", update: "writes", delete: "writes", loadData: "writes", addForeignKeyConstraint: "changes" };
const names: readonly (readonly [attribute: string, schema: string])[] = [["tableName", "schemaName"], ["baseTableName", "baseTableSchemaName"], ["referencedTableName", "referencedTableSchemaName"]];

/** Tables that a changelog of Liquibase in XML names, by the attributes of its changes. */
export function liquibaseTables(text: string): readonly SqlTable[] {
  if (!text.includes("databaseChangeLog")) return [];
  const bare = text.replace(/<!--[\s\S]*?-->/g, (comment) => " ".repeat(comment.length));
  return [...bare.matchAll(/<(\w+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*\/?>/g)].flatMap((tag) => {
    const [whole, change = "", attributes = ""] = tag;
    const offset = tag.index + whole.indexOf(attributes);
    return names.flatMap(([name, schemaName]): readonly SqlTable[] => {
      const found = attribute(attributes, name);
      if (found === undefined) return [];
      const verb = name === "referencedTableName" ? "refers to" : (verbs[change] ?? "changes");
      return [{ schema: attribute(attributes, schemaName)?.value, table: found.value, verb, start: offset + found.start, end: offset + found.start + found.value.length }];
    });
  });
}

function attribute(attributes: string, name: string): { readonly value: string; readonly start: number } | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes);
  return found === null ? undefined : { value: found[1] ?? "", start: found.index + found[0].length - 1 - (found[1] ?? "").length };
}

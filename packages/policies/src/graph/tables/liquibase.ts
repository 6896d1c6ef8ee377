import { elementsIn, withoutComments } from "../xml.ts";
import { readYamlDocuments, type YamlValue } from "../yaml-value.ts";
import { sqlInXml } from "./mybatis.ts";
import { tablesIn, type SqlTable, type TableVerb } from "./sql-tables.ts";

const verbs: Readonly<Record<string, TableVerb>> = { createTable: "creates", insert: "writes", update: "writes", delete: "writes", loadData: "writes", addForeignKeyConstraint: "changes" };
const names: readonly (readonly [attribute: string, schema: string])[] = [["tableName", "schemaName"], ["baseTableName", "baseTableSchemaName"], ["referencedTableName", "referencedTableSchemaName"]];

/** Tables that a changelog of Liquibase names, in XML, YAML or JSON: by what its changes say, and in its SQL. */
export function liquibaseTables(text: string, path: string): readonly SqlTable[] {
  if (!text.includes("databaseChangeLog")) return [];
  return path.endsWith(".xml") ? [...inXml(text), ...sqlOfXml(text)] : inYaml(text, path);
}

function inYaml(text: string, path: string): readonly SqlTable[] {
  const file = readYamlDocuments(path, text);
  return "roots" in file ? file.roots.flatMap((root) => root.get("databaseChangeLog").items().flatMap((item) => inChange("", item))) : [];
}

/** A map of YAML that may be a change, and all maps in it. */
function inChange(change: string, value: YamlValue): readonly SqlTable[] {
  const own = names.flatMap(([name, schemaName]): readonly SqlTable[] => {
    const found = value.isMap ? value.get(name) : undefined;
    if (found?.text === undefined) return [];
    return [{ schema: value.get(schemaName).text, table: found.text, verb: verbOf(name, change), start: found.at.start, end: found.at.end }];
  });
  const sql = change === "sql" && value.isMap ? value.get("sql") : undefined;
  const spoken = sql?.text === undefined ? [] : tablesIn(sql.text).map((table) => ({ ...table, start: sql.at.start, end: sql.at.end }));
  const inside = value.isMap ? value.entries().flatMap((entry) => inChange(entry.key, entry.value)) : value.items().flatMap((item) => inChange(change, item));
  return [...own, ...spoken, ...inside];
}

function verbOf(name: string, change: string): TableVerb {
  return name === "referencedTableName" ? "refers to" : (verbs[change] ?? "changes");
}

function sqlOfXml(text: string): readonly SqlTable[] {
  return elementsIn(text, "sql").flatMap(({ body, at }) => sqlInXml(body, at));
}

function inXml(text: string): readonly SqlTable[] {
  const bare = withoutComments(text);
  return [...bare.matchAll(/<(\w+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*\/?>/g)].flatMap((tag) => {
    const [whole, change = "", attributes = ""] = tag;
    const offset = tag.index + whole.indexOf(attributes);
    return names.flatMap(([name, schemaName]): readonly SqlTable[] => {
      const found = attribute(attributes, name);
      if (found === undefined) return [];
      return [{ schema: attribute(attributes, schemaName)?.value, table: found.value, verb: verbOf(name, change), start: offset + found.start, end: offset + found.start + found.value.length }];
    });
  });
}

function attribute(attributes: string, name: string): { readonly value: string; readonly start: number } | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes);
  return found === null ? undefined : { value: found[1] ?? "", start: found.index + found[0].length - 1 - (found[1] ?? "").length };
}

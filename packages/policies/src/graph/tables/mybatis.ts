import { elementsIn, withoutComments } from "../xml.ts";
import { tablesIn, type SqlTable } from "./sql-tables.ts";

/** Tables in the statements of a mapper of MyBatis in XML: the tags between the words of a statement are left out. */
export function mybatisTables(text: string): readonly SqlTable[] {
  if (!/<mapper\b/.test(text)) return [];
  const bare = withoutComments(text);
  const statements = ["select", "insert", "update", "delete", "sql"].flatMap((name) => elementsIn(bare, name));
  return statements.sort((one, other) => one.at - other.at).flatMap(({ body, at }) => sqlInXml(body, at));
}

/** Tables of SQL that stands in XML. */
export function sqlInXml(body: string, offset: number): readonly SqlTable[] {
  const sql = body.replace(/<!\[CDATA\[|\]\]>/g, blank).replace(/<\/?[A-Za-z][^<>]*>/g, blank).replace(/[#$]\{[^}]{0,500}\}/g, (filled) => `'${"x".repeat(filled.length - 2)}'`);
  return tablesIn(sql).map((table) => ({ ...table, start: table.start + offset, end: table.end + offset }));
}

function blank(text: string): string {
  return " ".repeat(text.length);
}

import { tablesIn, type SqlTable } from "./sql-tables.ts";

/** Tables in the statements of a mapper of MyBatis in XML: the tags between the words of a statement are left out. */
export function mybatisTables(text: string): readonly SqlTable[] {
  if (!/<mapper\b/.test(text)) return [];
  const bare = text.replace(/<!--[\s\S]*?-->/g, blank);
  return [...bare.matchAll(/<(select|insert|update|delete|sql)\b[^>]*>([\s\S]*?)<\/\1>/g)].flatMap((statement) => {
    const body = statement[2] ?? "";
    const offset = statement.index + statement[0].length - body.length - `</${statement[1]}>`.length;
    return sqlInXml(body, offset);
  });
}

/** Tables of SQL that stands in XML. */
export function sqlInXml(body: string, offset: number): readonly SqlTable[] {
  const sql = body.replace(/<!\[CDATA\[|\]\]>/g, blank).replace(/<\/?[A-Za-z][^<>]*>/g, blank).replace(/[#$]\{[^}]*\}/g, (filled) => `'${"x".repeat(filled.length - 2)}'`);
  return tablesIn(sql).map((table) => ({ ...table, start: table.start + offset, end: table.end + offset }));
}

function blank(text: string): string {
  return " ".repeat(text.length);
}

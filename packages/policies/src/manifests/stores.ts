import type { Span } from "../graph/span.ts";
import type { Variable } from "./variable.ts";

/** A store that an address leads to: `host:port/database`, with the schema where the address names one. */
export interface StoreUse {
  readonly store: string;
  readonly at: Span;
}

const url = /(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb|mongodb|sqlserver|cockroachdb|mssql)(?:\+\w+)?:\/\/[^\s"'`,<>]+/;
const pairs = /\b(?:Host|Server|Data Source)\s*=\s*[^;"'\n]{1,300};[^"'\n]{0,1000}\b(?:Database|Initial Catalog)\s*=\s*[^;"'\n]+/i;

/** The store that an address leads to; undefined for anything else. Who logs in does not matter, and neither does how. */
export function storeOf(address: string): string | undefined {
  const written = url.exec(address)?.[0];
  if (written !== undefined) {
    const [, host = "", path = ""] = /:\/\/(?:[^@/]*@)?([^/?;]+)\/?([^?;]*)/.exec(written) ?? [];
    const named = /[;?&](?:databaseName|database)=([^;&]+)/i.exec(written)?.[1] ?? path;
    const schema = /[;?&](?:currentSchema|schema|search_path)=([^;&]+)/i.exec(written)?.[1];
    return [host.toLowerCase(), named, schema].filter((part) => part !== undefined && part !== "").join("/");
  }
  if (!pairs.test(address)) return undefined;
  const host = /\b(?:Host|Server|Data Source)\s*=\s*([^;]+)/i.exec(address)?.[1] ?? "";
  const name = /\b(?:Database|Initial Catalog)\s*=\s*([^;]+)/i.exec(address)?.[1] ?? "";
  return `${host.trim().toLowerCase()}/${name.trim()}`;
}

/** Every address of a store in a text of settings. */
export function storesOf(text: string): readonly { readonly value: string; readonly start: number }[] {
  return [...text.matchAll(new RegExp(`${url.source}|${pairs.source}`, "gi"))].map((match) => ({ value: match[0], start: match.index }));
}

const address = /(?:^|_)(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|SQL|DATASOURCE)(?:_?(?:URL|URI|DSN|CONNECTION(?:_STRING)?))$/i;
const host = /(?:^|_)(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?)_?(?:HOST|SERVER)$/i;
const name = /(?:^|_)(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?)_?(?:NAME|DB|DATABASE)$/i;

/** The stores that the variables of one process lead to: by an address, by a secret that holds one, or by host and name apart. */
export function storesIn(variables: readonly Variable[]): readonly StoreUse[] {
  const addressed = variables.flatMap(({ name: variable, value, secret, table, at }): readonly StoreUse[] => {
    if (table !== undefined) return [{ store: `table ${table}`, at }];
    const store = value === undefined ? undefined : storeOf(value);
    if (store !== undefined) return [{ store, at }];
    if (!address.test(variable)) return [];
    const source = secret ?? (value !== undefined && /^\$\{?[\w.:-]+\}?$/.test(value) ? value : undefined);
    return source === undefined ? [] : [{ store: source, at }];
  });
  const hosts = variables.find((variable) => host.test(variable.name));
  const names = variables.find((variable) => name.test(variable.name));
  if (hosts?.value === undefined || names?.value === undefined) return addressed;
  return [...addressed, { store: `${hosts.value.toLowerCase()}/${names.value}`, at: names.at }];
}

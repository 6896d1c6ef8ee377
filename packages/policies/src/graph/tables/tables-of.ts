import type { FileTree } from "@create-backend/core";
import { defineFact, derivedFrom } from "../derived.ts";
import type { Graph } from "../graph.ts";
import type { Layout, Place } from "../layout.ts";
import { namedIn } from "../named.ts";
import type { Span } from "../span.ts";
import { liquibaseTables } from "./liquibase.ts";
import { mybatisTables } from "./mybatis.ts";
import { prismaTables } from "./prisma.ts";
import { usesInSql, type TableMention } from "./uses.ts";

/** A place where a table is named, in SQL, in a migration or through a mapper. */
export interface TableUse extends Omit<TableMention, "start" | "end"> {
  readonly at: Span;
  readonly place: Place;
}

/** Every table that a repository names outside its tests. */
export interface Tables {
  readonly uses: readonly TableUse[];
}

/** Files that describe tables in a language of their own. */
const descriptions = [
  { files: /\.prisma$/, tables: prismaTables },
  { files: /(?:changelog|changeset|migration|liquibase)[^/]*(?:\/[^/]+)*\.(?:xml|ya?ml|json)$/i, tables: liquibaseTables },
  { files: /mapper[^/]*(?:\/[^/]+)*\.xml$/i, tables: mybatisTables },
] as const;

/** Reads SQL files, schemas of mappers and sources. */
export function tablesOf(tree: FileTree, layout: Layout, { units }: Graph): Tables {
  const uses: TableUse[] = [];
  for (const path of tree.keys()) {
    const place = layout.placeOf(path);
    if (place.test) continue;
    for (const { start, end, ...use } of mentionsIn(tree, path, units.has(path))) uses.push({ ...use, place, at: { path, start, end } });
  }
  return { uses: withoutMapped(uses) };
}

/** A set is called like no table where its type is mapped to one, in the same module. */
function withoutMapped(uses: readonly TableUse[]): readonly TableUse[] {
  const keyOf = ({ place, type }: TableUse): string => `${place.room} ${place.name ?? ""} ${type ?? ""}`;
  const mapped = new Set(uses.filter(({ implied, type }) => implied === undefined && type !== undefined).map(keyOf));
  return mapped.size === 0 ? uses : uses.filter((use) => use.implied === undefined || use.type === undefined || !mapped.has(keyOf(use)));
}

function mentionsIn(tree: FileTree, path: string, isSource: boolean): readonly TableMention[] {
  if (readerOf(path) !== undefined) return derivedFrom(tree, path, tablesFact) ?? [];
  return isSource ? namedIn(tree, path).tables : [];
}

const tablesFact = defineFact("tables", (text, path) => readerOf(path)?.(text, path) ?? []);

function readerOf(path: string): ((text: string, path: string) => readonly TableMention[]) | undefined {
  const described = descriptions.find(({ files }) => files.test(path));
  if (described !== undefined) return (text) => described.tables(text, path).map((table) => ({ ...table, defaults: [] }));
  return path.endsWith(".sql") ? (text) => usesInSql(text, 0, []) : undefined;
}

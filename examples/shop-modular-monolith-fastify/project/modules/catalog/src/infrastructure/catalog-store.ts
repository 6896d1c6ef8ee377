import { type Database } from "@shop/platform/database";
import type { Kysely } from "kysely";
import type { CatalogStore } from "../application/catalog-store.ts";
import type { Catalog } from "../domain/catalog.ts";

type Tables = {
  catalog: {
    id: string;
    name: string;
    version: number;
    created_at: Date;
    updated_at: Date;
  };
};

type Row = Tables["catalog"];

const rowOf = (catalog: Catalog): Row => ({
  id: catalog.id,
  name: catalog.name,
  version: catalog.version,
  created_at: catalog.createdAt,
  updated_at: catalog.updatedAt,
});

const catalogOf = (row: Row): Catalog => ({
  id: row.id,
  name: row.name,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const statements = (db: Kysely<Tables>) => ({
  find: async (id: string) => {
    const row = await db.selectFrom("catalog").selectAll().where("id", "=", id).executeTakeFirst();
    return row && catalogOf(row);
  },
  list: async (limit: number, after?: { readonly createdAt: Date; readonly id: string }) => {
    let query = db.selectFrom("catalog").selectAll().orderBy("created_at").orderBy("id").limit(limit);
    if (after !== undefined) {
      query = query.where((by) => by(by.refTuple("created_at", "id"), ">", by.tuple(after.createdAt, after.id)));
    }
    return (await query.execute()).map(catalogOf);
  },
  insert: async (catalog: Catalog) => {
    await db.insertInto("catalog").values(rowOf(catalog)).execute();
  },
  update: async (catalog: Catalog) => {
    const { id, version, ...changes } = rowOf(catalog);
    const { numUpdatedRows } = await db
      .updateTable("catalog")
      .set({ ...changes, version })
      .where("id", "=", id)
      .where("version", "=", version - 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  remove: async ({ id, version }: Catalog) => {
    const { numDeletedRows } = await db
      .deleteFrom("catalog")
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
});

export function catalogStore(database: Database): CatalogStore {
  const db: Kysely<Tables> = database.$extendTables<Tables>().withSchema("catalog");
  return statements(db);
}

import { type Database, outboxIn } from "@shop/platform/database";
import type { Kysely } from "kysely";
import type { OrderStore } from "../application/order-store.ts";
import type { Order } from "../domain/order.ts";

type Tables = {
  orders: {
    id: string;
    name: string;
    catalog_id: string | null;
    version: number;
    created_at: Date;
    updated_at: Date;
  };
};

type Row = Tables["orders"];

const rowOf = (order: Order): Row => ({
  id: order.id,
  name: order.name,
  catalog_id: order.catalogId,
  version: order.version,
  created_at: order.createdAt,
  updated_at: order.updatedAt,
});

const orderOf = (row: Row): Order => ({
  id: row.id,
  name: row.name,
  catalogId: row.catalog_id,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const statements = (db: Kysely<Tables>) => ({
  find: async (id: string) => {
    const row = await db.selectFrom("orders").selectAll().where("id", "=", id).executeTakeFirst();
    return row && orderOf(row);
  },
  list: async (limit: number, after?: { readonly createdAt: Date; readonly id: string }) => {
    let query = db.selectFrom("orders").selectAll().orderBy("created_at").orderBy("id").limit(limit);
    if (after !== undefined) {
      query = query.where((by) => by(by.refTuple("created_at", "id"), ">", by.tuple(after.createdAt, after.id)));
    }
    return (await query.execute()).map(orderOf);
  },
  insert: async (order: Order) => {
    await db.insertInto("orders").values(rowOf(order)).execute();
  },
  update: async (order: Order) => {
    const { id, version, ...changes } = rowOf(order);
    const { numUpdatedRows } = await db
      .updateTable("orders")
      .set({ ...changes, version })
      .where("id", "=", id)
      .where("version", "=", version - 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  remove: async ({ id, version }: Order) => {
    const { numDeletedRows } = await db
      .deleteFrom("orders")
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
});

export function orderStore(database: Database): OrderStore {
  const db: Kysely<Tables> = database.$extendTables<Tables>().withSchema("orders");
  return {
    ...statements(db),
    transaction: (work) =>
      db.transaction().execute((transaction) =>
        work({
          ...statements(transaction),
          outbox: outboxIn(transaction, "orders"),
        }),
      ),
  };
}

import { type Database, inboxIn } from "@shop/platform/database";
import type { Kysely } from "kysely";
import type { BillingStore } from "../application/billing-store.ts";
import type { Billing } from "../domain/billing.ts";

type Tables = {
  billing: {
    id: string;
    name: string;
    version: number;
    created_at: Date;
    updated_at: Date;
  };
};

type Row = Tables["billing"];

const rowOf = (billing: Billing): Row => ({
  id: billing.id,
  name: billing.name,
  version: billing.version,
  created_at: billing.createdAt,
  updated_at: billing.updatedAt,
});

const billingOf = (row: Row): Billing => ({
  id: row.id,
  name: row.name,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const statements = (db: Kysely<Tables>) => ({
  find: async (id: string) => {
    const row = await db.selectFrom("billing").selectAll().where("id", "=", id).executeTakeFirst();
    return row && billingOf(row);
  },
  list: async (limit: number, after?: { readonly createdAt: Date; readonly id: string }) => {
    let query = db.selectFrom("billing").selectAll().orderBy("created_at").orderBy("id").limit(limit);
    if (after !== undefined) {
      query = query.where((by) => by(by.refTuple("created_at", "id"), ">", by.tuple(after.createdAt, after.id)));
    }
    return (await query.execute()).map(billingOf);
  },
  insert: async (billing: Billing) => {
    await db.insertInto("billing").values(rowOf(billing)).execute();
  },
  update: async (billing: Billing) => {
    const { id, version, ...changes } = rowOf(billing);
    const { numUpdatedRows } = await db
      .updateTable("billing")
      .set({ ...changes, version })
      .where("id", "=", id)
      .where("version", "=", version - 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  remove: async ({ id, version }: Billing) => {
    const { numDeletedRows } = await db
      .deleteFrom("billing")
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
});

export function billingStore(database: Database): BillingStore {
  const db: Kysely<Tables> = database.$extendTables<Tables>().withSchema("billing");
  return {
    ...statements(db),
    transaction: (work) =>
      db.transaction().execute((transaction) =>
        work({
          ...statements(transaction),
          inbox: inboxIn(transaction, "billing"),
        }),
      ),
  };
}

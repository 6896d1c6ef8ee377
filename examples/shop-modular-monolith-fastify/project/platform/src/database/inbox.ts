import { type Generated, type Kysely, type Transaction, sql } from "kysely";
import type { Inbox } from "../events/event.ts";
import { schemaOf } from "./schema.ts";

type Tables = {
  inbox: { event_id: string; received_at: Generated<Date> };
};

/** The inbox of a module within a transaction. What is older than a month cannot come again and is forgotten. */
export function inboxIn<Own>(transaction: Transaction<Own>, module: string): Inbox {
  const db = (transaction as unknown as Kysely<unknown>).$extendTables<Tables>().withSchema(schemaOf(module));
  return {
    accept: async (eventId) => {
      await db
        .deleteFrom("inbox")
        .where("received_at", "<", sql<Date>`now() - interval '30 days'`)
        .execute();
      const inserted = await db
        .insertInto("inbox")
        .values({ event_id: eventId })
        .onConflict((conflict) => conflict.doNothing())
        .returning("event_id")
        .execute();
      return inserted.length === 1;
    },
  };
}

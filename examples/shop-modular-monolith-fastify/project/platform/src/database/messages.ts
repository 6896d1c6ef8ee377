import {
  type Expression,
  type Generated,
  type JSONColumnType,
  type Kysely,
  type Selectable,
  type Transaction,
  sql,
} from "kysely";
import {
  type ClaimedMessage,
  type Inbox,
  OFFERED_DAYS,
  type Outbox,
  type OutboxQueue,
  REMEMBERED_DAYS,
} from "../events/event.ts";
import { traceHeaders } from "../telemetry.ts";
import { type Database, schemaOf } from "./open.ts";

interface OutboxTable {
  id: string;
  topic: string;
  payload: JSONColumnType<object>;
  headers: JSONColumnType<Record<string, string>>;
  attempts: Generated<number>;
  created_at: Generated<Date>;
  available_at: Generated<Date>;
}

type Tables = {
  outbox: OutboxTable;
  inbox: { event_id: string; received_at: Generated<Date> };
};

const CLAIM_SECONDS = 30;

const tablesOf = <Own>(module: string, database: Kysely<Own>): Kysely<Tables> =>
  (database as unknown as Kysely<unknown>).$extendTables<Tables>().withSchema(schemaOf(module));

/** The outbox of a module within a transaction. */
export function outboxIn<Own>(transaction: Transaction<Own>, module: string): Outbox {
  const db = tablesOf(module, transaction);
  return {
    append: async (event, payload) => {
      const { id } = payload;
      const message = {
        id,
        topic: event.topic,
        payload: JSON.stringify(payload),
        headers: JSON.stringify(traceHeaders()),
      };
      await db.insertInto("outbox").values(message).execute();
    },
  };
}

const messageOf = ({ id, topic, payload, headers, attempts }: Selectable<OutboxTable>): ClaimedMessage => ({
  id,
  topic,
  payload,
  headers,
  attempts,
});

const secondsFromNow = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`;

const daysAgo = (days: number) => sql<Date>`now() - make_interval(days => ${days})`;

const secondsSince = (moment: Expression<Date>) => sql<number | null>`extract(epoch from now() - ${moment})::float`;

/** The same table from the relay's side. Claiming is one statement, so no transaction stays open while the broker works. */
export function outboxQueue(database: Database, module: string): OutboxQueue {
  const db = tablesOf(module, database);
  return {
    module,
    claim: async (limit) => {
      const due = db
        .selectFrom("outbox")
        .select("id")
        .where("available_at", "<=", sql<Date>`now()`)
        .where((eb) => eb.or([eb("attempts", "=", 0), eb("created_at", ">", daysAgo(OFFERED_DAYS))]))
        .orderBy("available_at")
        .orderBy("id")
        .limit(limit)
        .forUpdate()
        .skipLocked();
      const rows = await db
        .updateTable("outbox")
        .set((eb) => ({ attempts: eb("attempts", "+", 1), available_at: secondsFromNow(CLAIM_SECONDS) }))
        .where("id", "in", due)
        .returningAll()
        .execute();
      return rows.sort((a, b) => a.created_at.getTime() - b.created_at.getTime()).map(messageOf);
    },
    confirm: async (id) => {
      await db.deleteFrom("outbox").where("id", "=", id).execute();
    },
    postpone: async (id, seconds) => {
      await db
        .updateTable("outbox")
        .set({ available_at: secondsFromNow(seconds) })
        .where("id", "=", id)
        .execute();
    },
    backlog: async () => {
      const { count, age } = await db
        .selectFrom("outbox")
        .select((eb) => [eb.fn.countAll<string>().as("count"), secondsSince(eb.fn.min("created_at")).as("age")])
        .executeTakeFirstOrThrow();
      return { count: Number(count), oldestSeconds: age ?? 0 };
    },
  };
}

/** The inbox of a module within a transaction. What cannot come again is forgotten. */
export function inboxIn<Own>(transaction: Transaction<Own>, module: string): Inbox {
  const db = tablesOf(module, transaction);
  return {
    accept: async (eventId) => {
      await db.deleteFrom("inbox").where("received_at", "<", daysAgo(REMEMBERED_DAYS)).execute();
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

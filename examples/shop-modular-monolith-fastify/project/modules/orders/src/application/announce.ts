import { type Outbox, newId } from "@shop/platform";
import * as events from "../contract/events.ts";
import type { Order } from "../domain/order.ts";

/** Tells of a new order; called in the transaction that keeps it, whatever caused it. */
export async function announce({ id, name, createdAt }: Order, outbox: Outbox): Promise<void> {
  const facts = { occurredAt: createdAt.toISOString(), order: { id, name } };
  await outbox.append(events.OrderPlaced, { id: newId(), ...facts });
}

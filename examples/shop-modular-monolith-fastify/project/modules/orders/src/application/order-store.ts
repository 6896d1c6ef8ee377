import type { Outbox, Position } from "@shop/platform";
import type { Order } from "../domain/order.ts";

/** What the application needs of a store. */
export interface OrderStore {
  find(id: string): Promise<Order | undefined>;
  /** The oldest first, beginning after a position. */
  list(limit: number, after?: Position): Promise<readonly Order[]>;
  insert(order: Order): Promise<void>;
  /** False when another change came first, so that the version before this one is gone. */
  update(order: Order): Promise<boolean>;
  /** False when this version is gone. */
  remove(order: Order): Promise<boolean>;
  /** All that happens inside is kept together, or not at all. */
  transaction<Result>(work: (inside: OrderTransaction) => Promise<Result>): Promise<Result>;
}

export interface OrderTransaction extends Pick<OrderStore, "insert" | "update"> {
  readonly outbox: Outbox;
}

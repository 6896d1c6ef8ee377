import type { Inbox, Position } from "@shop/platform";
import type { Billing } from "../domain/billing.ts";

/** What the application needs of a store. */
export interface BillingStore {
  find(id: string): Promise<Billing | undefined>;
  /** The oldest first, beginning after a position. */
  list(limit: number, after?: Position): Promise<readonly Billing[]>;
  insert(billing: Billing): Promise<void>;
  /** False when another change came first, so that the version before this one is gone. */
  update(billing: Billing): Promise<boolean>;
  /** False when this version is gone. */
  remove(billing: Billing): Promise<boolean>;
  /** All that happens inside is kept together, or not at all. */
  transaction<Result>(work: (inside: BillingTransaction) => Promise<Result>): Promise<Result>;
}

export interface BillingTransaction extends Pick<BillingStore, "insert" | "update"> {
  readonly inbox: Inbox;
}

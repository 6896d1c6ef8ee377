import type { OrderPlaced } from "@shop/orders";
import { newId } from "@shop/platform";
import { createBilling, fitName } from "../domain/billing.ts";
import type { BillingStore } from "./billing-store.ts";

/** An event may come more than once; the inbox sees to it that it counts once. */
export function onOrderPlaced(store: BillingStore) {
  return async (event: OrderPlaced): Promise<void> => {
    const facts = { name: fitName(`order-placed ${event.order.name}`) };
    await store.transaction(async ({ inbox, insert }) => {
      if (!(await inbox.accept(event.id))) return;
      await insert(createBilling(newId(), facts, new Date()));
    });
  };
}

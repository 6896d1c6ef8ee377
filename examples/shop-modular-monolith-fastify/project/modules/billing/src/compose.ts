import { OrderPlaced } from "@shop/orders";
import { type Module, type ModuleContext, subscribe } from "@shop/platform";
import * as handlers from "./application/event-handlers.ts";
import { BillingService } from "./application/billing-service.ts";
import { type BillingContract, billingApi } from "./contract/index.ts";
import { billingRoutes } from "./http/routes.ts";
import { billingStore } from "./infrastructure/billing-store.ts";

/** Puts the module together. Where the contracts it needs live, and what carries its events, is for the app to say. */
export function composeBilling({ database }: ModuleContext): Module<BillingContract> {
  const store = billingStore(database);
  const service = new BillingService({ store });
  return {
    name: "billing",
    contract: { findBilling: (id) => service.find(id) },
    subscriptions: [subscribe("billing", OrderPlaced, handlers.onOrderPlaced(store))],
    routes: billingRoutes(service),
    operations: Object.values(billingApi),
  };
}

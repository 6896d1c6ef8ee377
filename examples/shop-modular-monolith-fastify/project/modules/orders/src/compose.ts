import type { CatalogContract } from "@shop/catalog";
import { type Module, type ModuleContext } from "@shop/platform";
import { outboxQueue } from "@shop/platform/database";
import { OrderService } from "./application/order-service.ts";
import { type OrdersContract, ordersApi } from "./contract/index.ts";
import { orderRoutes } from "./http/routes.ts";
import { orderStore } from "./infrastructure/order-store.ts";

interface Needs extends ModuleContext {
  readonly catalog: CatalogContract;
}

/** Puts the module together. Where the contracts it needs live, and what carries its events, is for the app to say. */
export function composeOrders({ database, ...contracts }: Needs): Module<OrdersContract> {
  const store = orderStore(database);
  const service = new OrderService({ store, ...contracts });
  return {
    name: "orders",
    outbox: outboxQueue(database, "orders"),
    contract: { findOrder: (id) => service.find(id) },
    subscriptions: [],
    routes: orderRoutes(service),
    operations: Object.values(ordersApi),
  };
}

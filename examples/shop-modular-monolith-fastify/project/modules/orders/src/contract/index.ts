// What other modules and clients may know of orders. Everything else in here is private.
import { type ServiceClient, resourceOperations, singleLine } from "@shop/platform";
import { z } from "zod";
import { NAME_MAX } from "../domain/order.ts";

export * from "./events.ts";

const name = singleLine(NAME_MAX);

export const OrderView = z
  .object({
    id: z.uuid(),
    name,
    catalogId: z.uuid().nullable(),
    version: z.int().min(1),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ title: "Order" });
export type OrderView = z.infer<typeof OrderView>;

export const NewOrder = z
  .strictObject({
    name,
    catalogId: z.uuid().nullable().default(null),
  })
  .meta({ title: "NewOrder" });
export type NewOrder = z.infer<typeof NewOrder>;

export const OrderChange = z
  .strictObject({
    name: name.optional(),
    catalogId: z.uuid().nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: "Name at least one field to change",
    // What is wrong with the fields that are there says enough.
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ title: "OrderChange", minProperties: 1 });
export type OrderChange = z.infer<typeof OrderChange>;

/** What other modules may ask of orders. */
export interface OrdersContract {
  findOrder(id: string): Promise<OrderView | undefined>;
}

export const ordersApi = resourceOperations({
  module: "orders",
  entity: { pascal: "Order", words: "order" },
  view: OrderView,
  creation: NewOrder,
  change: OrderChange,
});

/** The same contract for callers in another process. */
export const ordersClient = (client: ServiceClient): OrdersContract => ({
  findOrder: (id) => client.find(ordersApi.get, { params: { id } }),
});

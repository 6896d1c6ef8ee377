// Consumers rely on these fields: add to them, but never rename or remove one.
import { defineEvent } from "@shop/platform";
import { z } from "zod";

/** Published in the transaction that creates the order. */
export const OrderPlaced = defineEvent(
  "orders.order-placed",
  z.object({
    id: z.uuid(),
    occurredAt: z.iso.datetime(),
    order: z.object({ id: z.uuid(), name: z.string() }),
  }),
);
export type OrderPlaced = z.infer<typeof OrderPlaced.payload>;

// What other modules and clients may know of billing. Everything else in here is private.
import { type ServiceClient, resourceOperations, singleLine } from "@shop/platform";
import { z } from "zod";
import { NAME_MAX } from "../domain/billing.ts";

const name = singleLine(NAME_MAX);

export const BillingView = z
  .object({
    id: z.uuid(),
    name,
    version: z.int().min(1),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ title: "Billing" });
export type BillingView = z.infer<typeof BillingView>;

export const NewBilling = z
  .strictObject({
    name,
  })
  .meta({ title: "NewBilling" });
export type NewBilling = z.infer<typeof NewBilling>;

export const BillingChange = z
  .strictObject({
    name: name.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: "Name at least one field to change",
    // What is wrong with the fields that are there says enough.
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ title: "BillingChange", minProperties: 1 });
export type BillingChange = z.infer<typeof BillingChange>;

/** What other modules may ask of billing. */
export interface BillingContract {
  findBilling(id: string): Promise<BillingView | undefined>;
}

export const billingApi = resourceOperations({
  module: "billing",
  entity: { pascal: "Billing", words: "billing" },
  view: BillingView,
  creation: NewBilling,
  change: BillingChange,
});

/** The same contract for callers in another process. */
export const billingClient = (client: ServiceClient): BillingContract => ({
  findBilling: (id) => client.find(billingApi.get, { params: { id } }),
});

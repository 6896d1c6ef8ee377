import {
  type ExpectedVersion,
  type Page,
  type PageRequest,
  matches,
  newId,
  notFound,
  pageOf,
  stale,
} from "@shop/platform";
import type { NewBilling, BillingChange, BillingView } from "../contract/index.ts";
import { type Billing, changeBilling, createBilling } from "../domain/billing.ts";
import type { BillingStore } from "./billing-store.ts";

export interface BillingServiceNeeds {
  readonly store: BillingStore;
}

/** What can be done in billing. Answers with views, and refuses by throwing a `Failure`. */
export class BillingService {
  readonly #store: BillingStore;

  constructor(needs: BillingServiceNeeds) {
    this.#store = needs.store;
  }

  async create(facts: NewBilling): Promise<BillingView> {
    const billing = createBilling(newId(), facts, new Date());
    await this.#store.insert(billing);
    return viewOf(billing);
  }

  async list({ limit, cursor }: PageRequest): Promise<Page<BillingView>> {
    return pageOf(await this.#store.list(limit + 1, cursor), limit, viewOf);
  }

  async find(id: string): Promise<BillingView | undefined> {
    const billing = await this.#store.find(id);
    return billing && viewOf(billing);
  }

  async get(id: string): Promise<BillingView> {
    return viewOf(await this.#existing(id));
  }

  async change(id: string, facts: BillingChange, expected: ExpectedVersion): Promise<BillingView> {
    const current = await this.#existing(id);
    if (!matches(expected, current.version)) throw stale("billing");
    const changed = changeBilling(current, facts, new Date());
    // Where somebody else was faster, what is there now decides.
    return (await this.#store.update(changed)) ? viewOf(changed) : this.change(id, facts, expected);
  }

  async remove(id: string, expected: ExpectedVersion): Promise<void> {
    const current = await this.#existing(id);
    if (!matches(expected, current.version)) throw stale("billing");
    if (!(await this.#store.remove(current))) await this.remove(id, expected);
  }

  async #existing(id: string): Promise<Billing> {
    const billing = await this.#store.find(id);
    if (billing === undefined) throw notFound("billing", id);
    return billing;
  }
}

const viewOf = (billing: Billing): BillingView => ({
  ...billing,
  createdAt: billing.createdAt.toISOString(),
  updatedAt: billing.updatedAt.toISOString(),
});

import type { CatalogContract } from "@shop/catalog";
import {
  type ExpectedVersion,
  type Page,
  type PageRequest,
  matches,
  invalid,
  newId,
  notFound,
  pageOf,
  stale,
} from "@shop/platform";
import type { NewOrder, OrderChange, OrderView } from "../contract/index.ts";
import { type Order, changeOrder, createOrder } from "../domain/order.ts";
import { announce } from "./announce.ts";
import type { OrderStore } from "./order-store.ts";

export interface OrderServiceNeeds {
  readonly store: OrderStore;
  readonly catalog: CatalogContract;
}

/** What can be done in orders. Answers with views, and refuses by throwing a `Failure`. */
export class OrderService {
  readonly #store: OrderStore;
  readonly #catalog: CatalogContract;

  constructor(needs: OrderServiceNeeds) {
    this.#store = needs.store;
    this.#catalog = needs.catalog;
  }

  async create(facts: NewOrder): Promise<OrderView> {
    await this.#checkCatalog(facts.catalogId);
    const order = createOrder(newId(), facts, new Date());
    await this.#store.transaction(async ({ insert, outbox }) => {
      await insert(order);
      await announce(order, outbox);
    });
    return viewOf(order);
  }

  async list({ limit, cursor }: PageRequest): Promise<Page<OrderView>> {
    return pageOf(await this.#store.list(limit + 1, cursor), limit, viewOf);
  }

  async find(id: string): Promise<OrderView | undefined> {
    const order = await this.#store.find(id);
    return order && viewOf(order);
  }

  async get(id: string): Promise<OrderView> {
    return viewOf(await this.#existing(id));
  }

  async change(id: string, facts: OrderChange, expected: ExpectedVersion): Promise<OrderView> {
    const current = await this.#existing(id);
    if (!matches(expected, current.version)) throw stale("order");
    await this.#checkCatalog(facts.catalogId);
    const changed = changeOrder(current, facts, new Date());
    // Where somebody else was faster, what is there now decides.
    return (await this.#store.update(changed)) ? viewOf(changed) : this.change(id, facts, expected);
  }

  async remove(id: string, expected: ExpectedVersion): Promise<void> {
    const current = await this.#existing(id);
    if (!matches(expected, current.version)) throw stale("order");
    if (!(await this.#store.remove(current))) await this.remove(id, expected);
  }

  async #existing(id: string): Promise<Order> {
    const order = await this.#store.find(id);
    if (order === undefined) throw notFound("order", id);
    return order;
  }

  async #checkCatalog(id: string | null | undefined): Promise<void> {
    if (!id || (await this.#catalog.findCatalog(id))) return;
    throw invalid({
      pointer: "/catalogId",
      detail: "There is no catalog with this id.",
      code: "unknown_reference",
    });
  }
}

const viewOf = (order: Order): OrderView => ({
  ...order,
  createdAt: order.createdAt.toISOString(),
  updatedAt: order.updatedAt.toISOString(),
});

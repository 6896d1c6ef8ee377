import { newId } from "@shop/platform";
import { testDatabase } from "@shop/platform/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrderStore } from "../src/application/order-store.ts";
import { changeOrder, createOrder } from "../src/domain/order.ts";
import { orderStore } from "../src/infrastructure/order-store.ts";
import { facts } from "./composed.ts";

describe("the store of orders", () => {
  let store: OrderStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const database = await testDatabase("orders");
    store = orderStore(database.client);
    close = () => database.close();
  });
  afterAll(() => close());

  const stored = async (createdAt = new Date()) => {
    const order = createOrder(newId(), facts, createdAt);
    await store.insert(order);
    return order;
  };

  test("gives back what was kept", async () => {
    const order = await stored();

    expect(await store.find(order.id)).toEqual(order);
  });

  test("keeps which catalog is meant", async () => {
    const order = createOrder(newId(), { ...facts, catalogId: newId() }, new Date());
    await store.insert(order);

    expect(await store.find(order.id)).toEqual(order);
  });

  test("lets only one of two changes of a version through", async () => {
    const changed = changeOrder(await stored(), { name: "Red shoes" }, new Date());

    expect([await store.update(changed), await store.update(changed)]).toEqual([true, false]);
    expect(await store.find(changed.id)).toEqual(changed);
  });

  test("removes only the version that was meant", async () => {
    const order = await stored();

    expect(await store.remove({ ...order, version: 7 })).toBe(false);
    expect(await store.remove(order)).toBe(true);
  });

  test("lists by age, from a position on, also where ages are equal", async () => {
    const age = new Date("2031-01-01T00:00:00.000Z");
    const first = await stored(age);
    const second = await stored(age);
    const before = { createdAt: new Date(age.getTime() - 1), id: first.id };

    expect(await store.list(10, before)).toEqual([first, second]);
    expect(await store.list(10, first)).toEqual([second]);
  });

  test("keeps nothing of a transaction that fails", async () => {
    const order = createOrder(newId(), facts, new Date());
    const failing = store.transaction(async ({ insert }) => {
      await insert(order);
      throw new Error("too late");
    });

    await expect(failing).rejects.toThrow("too late");
    expect(await store.find(order.id)).toBeUndefined();
  });
});

import { newId } from "@shop/platform";
import { testDatabase } from "@shop/platform/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BillingStore } from "../src/application/billing-store.ts";
import { changeBilling, createBilling } from "../src/domain/billing.ts";
import { billingStore } from "../src/infrastructure/billing-store.ts";
import { facts } from "./composed.ts";

describe("the store of billing", () => {
  let store: BillingStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const database = await testDatabase("billing");
    store = billingStore(database.client);
    close = () => database.close();
  });
  afterAll(() => close());

  const stored = async (createdAt = new Date()) => {
    const billing = createBilling(newId(), facts, createdAt);
    await store.insert(billing);
    return billing;
  };

  test("gives back what was kept", async () => {
    const billing = await stored();

    expect(await store.find(billing.id)).toEqual(billing);
  });

  test("lets only one of two changes of a version through", async () => {
    const changed = changeBilling(await stored(), { name: "Red shoes" }, new Date());

    expect([await store.update(changed), await store.update(changed)]).toEqual([true, false]);
    expect(await store.find(changed.id)).toEqual(changed);
  });

  test("removes only the version that was meant", async () => {
    const billing = await stored();

    expect(await store.remove({ ...billing, version: 7 })).toBe(false);
    expect(await store.remove(billing)).toBe(true);
  });

  test("lists by age, from a position on, also where ages are equal", async () => {
    const age = new Date("2031-01-01T00:00:00.000Z");
    const first = await stored(age);
    const second = await stored(age);
    const before = { createdAt: new Date(age.getTime() - 1), id: first.id };

    expect(await store.list(10, before)).toEqual([first, second]);
    expect(await store.list(10, first)).toEqual([second]);
  });

  test("accepts an event once", async () => {
    const event = newId();
    const accept = () => store.transaction(({ inbox }) => inbox.accept(event));

    expect([await accept(), await accept()]).toEqual([true, false]);
  });
});

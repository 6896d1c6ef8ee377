import { newId } from "@shop/platform";
import { testDatabase } from "@shop/platform/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CatalogStore } from "../src/application/catalog-store.ts";
import { changeCatalog, createCatalog } from "../src/domain/catalog.ts";
import { catalogStore } from "../src/infrastructure/catalog-store.ts";
import { facts } from "./composed.ts";

describe("the store of catalog", () => {
  let store: CatalogStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const database = await testDatabase("catalog");
    store = catalogStore(database.client);
    close = () => database.close();
  });
  afterAll(() => close());

  const stored = async (createdAt = new Date()) => {
    const catalog = createCatalog(newId(), facts, createdAt);
    await store.insert(catalog);
    return catalog;
  };

  test("gives back what was kept", async () => {
    const catalog = await stored();

    expect(await store.find(catalog.id)).toEqual(catalog);
  });

  test("lets only one of two changes of a version through", async () => {
    const changed = changeCatalog(await stored(), { name: "Red shoes" }, new Date());

    expect([await store.update(changed), await store.update(changed)]).toEqual([true, false]);
    expect(await store.find(changed.id)).toEqual(changed);
  });

  test("removes only the version that was meant", async () => {
    const catalog = await stored();

    expect(await store.remove({ ...catalog, version: 7 })).toBe(false);
    expect(await store.remove(catalog)).toBe(true);
  });

  test("lists by age, from a position on, also where ages are equal", async () => {
    const age = new Date("2031-01-01T00:00:00.000Z");
    const first = await stored(age);
    const second = await stored(age);
    const before = { createdAt: new Date(age.getTime() - 1), id: first.id };

    expect(await store.list(10, before)).toEqual([first, second]);
    expect(await store.list(10, first)).toEqual([second]);
  });
});

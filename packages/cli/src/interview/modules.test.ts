import { describe, expect, it } from "vitest";
import { readModules } from "./modules.ts";

describe("readModules", () => {
  it("reads names, with a team each", () => {
    expect(readModules("users, notes")).toEqual([
      { name: "users", owner: "team-users", uses: [], publishes: [], consumes: [] },
      { name: "notes", owner: "team-notes", uses: [], publishes: [], consumes: [] },
    ]);
  });

  it("reads what a module has to do with others", () => {
    expect(readModules("catalog:owner=stock,orders:uses=catalog:publishes=order-placed+order-paid,billing:consumes=orders.order-placed")).toEqual([
      { name: "catalog", owner: "stock", uses: [], publishes: [], consumes: [] },
      { name: "orders", owner: "team-orders", uses: ["catalog"], publishes: ["order-placed", "order-paid"], consumes: [] },
      { name: "billing", owner: "team-billing", uses: [], publishes: [], consumes: [{ module: "orders", event: "order-placed" }] },
    ]);
  });

  it.each([
    ["orders,orders", /named twice/],
    ["Orders", /Take "orders"/],
    ["orders:uses=", /cannot be understood/],
    ["orders:uses=catalog", /no module "catalog"/],
    ["orders:consumes=orders.paid", /no event of orders "paid"/],
  ])("refuses %s", (text, said) => {
    expect(() => readModules(text)).toThrow(said);
  });
});

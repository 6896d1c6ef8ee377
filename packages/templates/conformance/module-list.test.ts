import { describe, expect, it } from "vitest";
import { parseModules } from "./module-list.ts";

describe("parseModules", () => {
  it("reads uses, publishes and consumes", () => {
    expect(parseModules("catalog,orders:uses=catalog+pricing:publishes=order-placed,billing:consumes=orders.order-placed")).toEqual([
      { name: "catalog", uses: [], publishes: [], consumes: [] },
      { name: "orders", uses: ["catalog", "pricing"], publishes: ["order-placed"], consumes: [] },
      { name: "billing", uses: [], publishes: [], consumes: ["orders.order-placed"] },
    ]);
  });

  it("refuses a part it does not know", () => {
    expect(() => parseModules("orders:owns=x")).toThrow('"owns=x" of module orders');
  });

  it("refuses a name that is no module name", () => {
    expect(() => parseModules("Orders")).toThrow('module name "Orders"');
  });
});

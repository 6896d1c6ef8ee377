import { describe, expect, test } from "vitest";
import { parseBlueprint } from "../parse-blueprint.ts";
import { dependencyAddition, eventAddition, moduleAddition } from "./additions.ts";
import { editAgreement } from "./edit-agreement.ts";
import { answerRemoval, dependencyRemoval, eventRemoval, handlerRemoval, moduleRemoval } from "./removals.ts";

const text = `# ours, by hand
version: 1
name: shop
database:   postgresql # agreed in March

modules:
  catalog: { owner: team-catalog }
  # the heart
  orders:  { owner: team-orders, uses: [catalog], publishes: [order-placed] }
  billing: { owner: team-billing, consumes: [orders.order-placed] }
`;
const blueprint = parseBlueprint(text);
const shipping = { name: "shipping", owner: "team-shipping", uses: ["orders"], publishes: [], consumes: [] };

describe("editAgreement", () => {
  test("adds a module on a line of its own and leaves every other line as it is", () => {
    expect(editAgreement(text, moduleAddition(shipping, blueprint))).toBe(`${text}  shipping: { owner: team-shipping, uses: [orders] }\n`);
  });

  test("adds an event to its publisher and its consumers, and changes no other line", () => {
    const edited = editAgreement(text, eventAddition("catalog", "price-changed", { to: ["billing"], blueprint }));
    const changed = edited.split("\n").filter((line) => !text.split("\n").includes(line));

    expect(changed).toEqual(["  catalog: { owner: team-catalog, publishes: [price-changed] }", "  billing: { owner: team-billing, consumes: [orders.order-placed, catalog.price-changed] }"]);
  });

  test("sets an answer and keeps the remark beside it", () => {
    expect(editAgreement(text, [{ kind: "set", path: ["database"], value: "mysql" }])).toContain("database:   mysql # agreed in March\n");
  });

  test("gives the text back when everything is as wanted already", () => {
    expect(editAgreement(text, [...dependencyAddition("orders", "catalog", blueprint), ...moduleAddition({ ...shipping, name: "billing", uses: [] }, blueprint)])).toBe(text);
  });

  test("takes back what it added", () => {
    const added = editAgreement(text, dependencyAddition("billing", "catalog", blueprint));

    expect(editAgreement(added, dependencyRemoval("billing", "catalog", parseBlueprint(added)))).toBe(text);
  });

  test("removes an event with every reaction to it, and then its module", () => {
    const without = editAgreement(text, eventRemoval("orders", "order-placed", blueprint));

    expect(parseBlueprint(without).modules.map(({ publishes, consumes }) => [publishes, consumes])).toEqual([[[], []], [[], []], [[], []]]);
    expect(editAgreement(without, moduleRemoval("orders", parseBlueprint(without)))).not.toContain("orders");
  });

  test("refuses to remove a module that others use or listen to, and to connect one that is not there", () => {
    expect(() => moduleRemoval("catalog", blueprint)).toThrow(/orders uses catalog.*remove dependency orders catalog/);
    expect(() => moduleRemoval("orders", blueprint)).toThrow(/billing reacts to orders.order-placed/);
    expect(() => dependencyAddition("orders", "stock", blueprint)).toThrow(/There is no module "stock"/);
  });

  test.each([
    ["module ordesr", () => moduleRemoval("ordesr", blueprint), "remove module orders"],
    ["event ordesr.order-placed", () => eventRemoval("ordesr", "order-placed", blueprint), "remove event orders.order-placed"],
    ["event orders.order-plcaed", () => eventRemoval("orders", "order-plcaed", blueprint), "remove event orders.order-placed"],
    ["event-handler biling orders.order-placed", () => handlerRemoval("biling", { module: "orders", event: "order-placed" }, blueprint), "remove event-handler billing orders.order-placed"],
    ["event-handler billing orders.order-plcaed", () => handlerRemoval("billing", { module: "orders", event: "order-plcaed" }, blueprint), "remove event-handler billing orders.order-placed"],
    ["dependency ordesr catalog", () => dependencyRemoval("ordesr", "catalog", blueprint), "remove dependency orders catalog"],
    ["dependency orders catalgo", () => dependencyRemoval("orders", "catalgo", blueprint), "remove dependency orders catalog"],
    ["database mysql", () => answerRemoval("database", "mysql", blueprint), "remove database postgresql"],
  ])("takes %s for what it nearly names, and refuses", (_line, remove, meant) => {
    expect(remove).toThrow(expect.objectContaining({ code: "CB-049", parts: expect.objectContaining({ todo: `Did you mean \`create-backend ${meant}\`?` }) as object }) as Error);
  });

  test("leaves what is not there, and is called like nothing else", () => {
    expect([moduleRemoval("shipping", blueprint), eventRemoval("stock", "sold", blueprint), answerRemoval("auth", "oidc", blueprint)]).toEqual([[], [], []]);
    expect(editAgreement(text, [...eventRemoval("orders", "cancelled", blueprint), ...dependencyRemoval("billing", "orders", blueprint), ...handlerRemoval("catalog", { module: "orders", event: "order-placed" }, blueprint)])).toBe(text);
    expect(editAgreement(text, answerRemoval("database", undefined, blueprint))).not.toContain("database");
  });
});

import { parse } from "yaml";
import { expect, test } from "vitest";
import { parseBlueprint } from "./parse-blueprint.ts";
import { plainBlueprint, writeBlueprint } from "./write-blueprint.ts";

test("the plain values are those that a reader of the written agreement sees", () => {
  const blueprint = parseBlueprint(
    `version: 1\nname: shop\nextends: ["./standards"]\nbase: package\nlanguage: typescript\ndecomposition: hybrid\nmodules:\n  catalog: { owner: team-catalog }\n  orders: { owner: team-orders, uses: [catalog], publishes: [order-placed] }\n  billing: { owner: team-billing, consumes: [orders.order-placed] }\napps:\n  front: [catalog, orders]\n  back: [billing]\n`,
  );
  expect(JSON.stringify(plainBlueprint(blueprint))).toBe(JSON.stringify(parse(writeBlueprint(blueprint))));
});

import { describe, expect, it } from "vitest";
import { parseBlueprint, readYaml, resolveAnswers, type Catalogue, type Option } from "@create-backend/core";
import { effectiveValues } from "./agreement.ts";

const option = (question: string, name: string): Option => ({ question, name, title: name, summary: "", needs: {}, traits: [], facts: {}, generates: true, order: 10 });
const catalogue: Catalogue = new Map([["language", [option("language", "lark")]], ["framework", [option("framework", "nest")]]]);

describe("effectiveValues", () => {
  it("names the origin of every value", () => {
    const text = "version: 1\nname: shop\nlanguage: lark\nmodules:\n  catalog:\n  orders: { owner: sales, uses: [catalog] }\n";
    const blueprint = parseBlueprint(text);
    const values = effectiveValues(blueprint, resolveAnswers(blueprint, catalogue), readYaml(text, "backend.yaml").value);
    expect(values.map(({ key, value, origin }) => `${key} = ${value} (${origin})`)).toEqual([
      "name = shop (written)",
      "base = stored (the default)",
      "language = lark (written)",
      "framework = nest (the default that fits the rest)",
      "modules.catalog.owner = team-catalog (from the module's name)",
      "modules.orders.owner = sales (written)",
      "modules.orders.uses = catalog (written)",
      "apps.api = catalog, orders (from how it is deployed)",
    ]);
  });
});

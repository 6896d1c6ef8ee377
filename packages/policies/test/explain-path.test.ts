import { describe, expect, it } from "vitest";
import { explainPath } from "../src/index.ts";
import { aShop } from "./scene.ts";

const files = {
  "modules/catalog/src/domain/price.ts": "export const price = 1;\n",
  "modules/orders/src/domain/order.ts": "export const order = 1;\n",
  "modules/orders/src/http/routes.ts": "export const routes = 1;\n",
  "modules/billing/src/contract/index.ts": "export const billing = 1;\n",
  "apps/api/src/main.ts": "export const main = 1;\n",
  "package.json": `{ "dependencies": { "fastify": "5", "uuid": "9", "@shop/catalog": "workspace:*" } }`,
};
const explain = (path: string, more: Readonly<Record<string, string>> = {}) => {
  const { tree, blueprint } = aShop({ ...files, ...more });
  return explainPath(tree, blueprint, path);
};
const reach = (path: string, more?: Readonly<Record<string, string>>): readonly string[] => {
  const { parts, packages } = explain(path, more);
  return [...parts, ...packages].map(({ what, allowed, by }) => `${allowed ? "may" : "may not"}: ${what}${by === undefined ? "" : ` (${by})`}`);
};

describe("explainPath", () => {
  it("says what a file may import, and which rule forbids the rest", () => {
    expect(reach("modules/orders/src/domain/order.ts")).toEqual([
      "may not: its own module, orders: http (layer-order)",
      "may not: the app api (no-cross-module-import)",
      "may not: the contract of billing (no-cross-module-import)",
      "may: the contract of catalog",
      "may not: the inside of catalog (no-cross-module-import)",
      "may not: fastify (no-framework-in-domain)",
      "may: uuid",
    ]);
  });

  it("says the same of a file that is not written yet", () => {
    expect(reach("modules/orders/src/domain/new.ts").slice(1)).toEqual(["may not: its own module, orders: http (layer-order)", ...reach("modules/orders/src/domain/order.ts").slice(1)]);
  });

  it("knows rules of architecture.yaml, and files that it leaves out", () => {
    const book = (ignore: string) => `version: 1\nname: shop\nignore: "${ignore}"\nrules:\n  no-uuid:\n    form: must-not-use\n    why: Ids are ours.\n    from: "modules/**"\n    to: package:uuid\n`;
    const some = reach("modules/orders/src/domain/order.ts", { "architecture.yaml": book("docs/**") });
    const left = explain("modules/orders/src/domain/order.ts", { "architecture.yaml": book("modules/orders/**") });
    expect([some.at(-1), left.ignored, left.rules]).toEqual(["may not: uuid (no-uuid)", true, []]);
  });

  it("names the rules of manifests", () => {
    const { rules, language } = explain("Dockerfile", { Dockerfile: "FROM node:latest\n" });
    expect([rules.map(({ name }) => name), language]).toEqual([["root-container", "unpinned-image"], undefined]);
  });
});

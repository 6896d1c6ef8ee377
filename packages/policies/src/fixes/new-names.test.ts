import { textFile, type FileTree } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { newNames, withNewNames } from "./new-names.ts";

const tree = (files: Record<string, string>): FileTree => new Map(Object.entries(files).map(([path, text]) => [path, textFile(text)]));
const names = new Map([["@shop/orders", "@store/orders"], ["shop_orders", "store_orders"]]);

describe("imports of packages that have another name now", () => {
  test.each([
    [`import { a } from "@shop/orders"; // "@shop/orders"`, `import { a } from "@store/orders"; // "@shop/orders"`],
    [`export * from '@shop/orders/contract';\nimport type { B } from "@shop/orders-more";`, `export * from '@store/orders/contract';\nimport type { B } from "@shop/orders-more";`],
    ["const a = await import(`@shop/orders`), b: import(\"@shop/orders\").B = require('@shop/orders')", "const a = await import(`@store/orders`), b: import(\"@store/orders\").B = require('@store/orders')"],
    [`const text = "@shop/orders"; // import "@shop/orders"`, `const text = "@shop/orders"; // import "@shop/orders"`],
    [`import "\\u0040shop/orders"`, `import "\\u0040shop/orders"`],
    [`vi.mock("@shop/orders/contract", () => ({ a: "@shop/orders" }));`, `vi.mock("@store/orders/contract", () => ({ a: "@shop/orders" }));`],
    [`await vi . importActual<typeof import("@shop/orders")>('@shop/orders'); jest.mock(\`@shop/orders\`)`, `await vi . importActual<typeof import("@store/orders")>('@store/orders'); jest.mock(\`@store/orders\`)`],
    [`require.resolve("@shop/orders"); import.meta.resolve("@shop/orders"); t.mock.module("@shop/orders")`, `require.resolve("@store/orders"); import.meta.resolve("@store/orders"); t.mock.module("@store/orders")`],
    [`store.mock("@shop/orders"); vi.fn("@shop/orders"); vi.mock("@shop/orders-more")`, `store.mock("@shop/orders"); vi.fn("@shop/orders"); vi.mock("@shop/orders-more")`],
  ])("in TypeScript: %s", (text, expected) => expect(withNewNames(text, "a.ts", { names })).toBe(expected));

  test.each([
    ["from shop_orders.domain import (\n    a,\n)\nimport shop_orders.compose as c\n", "from store_orders.domain import (\n    a,\n)\nimport store_orders.compose as c\n"],
    ["import shop_orders.compose, os\nshop_orders.compose.f(os.shop_orders)  # shop_orders\nfrom shop_orders import a\n", "import store_orders.compose, os\nstore_orders.compose.f(os.shop_orders)  # shop_orders\nfrom store_orders import a\n"],
    // Something else has the name, too, or a text uses it: nobody knows for sure.
    ["import shop_orders\ndef f(x):\n    shop_orders = x\n", "import shop_orders\ndef f(x):\n    shop_orders = x\n"],
    ['import shop_orders\nprint(f"{shop_orders.a}")\n', 'import shop_orders\nprint(f"{shop_orders.a}")\n'],
    ["import shop_orders\nimport store_orders\n", "import shop_orders\nimport store_orders\n"],
    ['patch("shop_orders.domain.prices.now")\nAPP = "shop_orders.main:app"\nSQL = "shop_orders.price"\n', 'patch("store_orders.domain.prices.now")\nAPP = "store_orders.main:app"\nSQL = "shop_orders.price"\n'],
    ['from shop_orders_more import a\n"from shop_orders import a"\n', 'from shop_orders_more import a\n"from shop_orders import a"\n'],
  ])("in Python: %s", (text, expected) => expect(withNewNames(text, "a.py", { names, modules: new Set(["shop_orders.domain.prices", "shop_orders.domain", "shop_orders.main"]) })).toBe(expected));

  test.each([
    ['[project]\nname = "shop_orders"\ndependencies = ["shop-orders>=1", "shop_orders[extra]", "shop-orders-more"]\n', '[project]\nname = "shop_orders"\ndependencies = ["store-orders>=1", "store_orders[extra]", "shop-orders-more"]\n'],
    ["[dependency-groups]\ndev = ['shop-orders'] # shop-orders\n[tool.uv.sources]\nshop-orders = { workspace = true }\nshop-orders-more = { git = \"x\" }\n[tool.x]\nshop-orders = 1\n", "[dependency-groups]\ndev = ['store-orders'] # shop-orders\n[tool.uv.sources]\nstore-orders = { workspace = true }\nshop-orders-more = { git = \"x\" }\n[tool.x]\nshop-orders = 1\n"],
    ['[tool.mypy]\nmodule = ["shop_orders", "shop_orders.*", "shop_orders.domain.*", "shop_orders.price", "shop_orders_more"]\n', '[tool.mypy]\nmodule = ["store_orders", "store_orders.*", "store_orders.domain.*", "shop_orders.price", "shop_orders_more"]\n'],
    ['[tool.ruff.lint.per-file-ignores]\n"modules/*/src/shop_orders/a.py" = ["S"] # "shop_orders"\n"**/shop_orders_more/**" = []\n', '[tool.ruff.lint.per-file-ignores]\n"modules/*/src/store_orders/a.py" = ["S"] # "shop_orders"\n"**/shop_orders_more/**" = []\n'],
    ['[tool.poe.tasks]\nseed = "python -m shop_orders.main shop_orders"\nhelp = """\n"shop_orders"\n"""\n', '[tool.poe.tasks]\nseed = "python -m store_orders.main shop_orders"\nhelp = """\n"shop_orders"\n"""\n'],
  ])("in a pyproject.toml: %s", (text, expected) => expect(withNewNames(text, "tools/x/pyproject.toml", { names, modules: new Set(["shop_orders.domain", "shop_orders.main"]) })).toBe(expected));

  test("in the dependencies of a manifest, and in no other file", () => {
    expect(withNewNames('{ "name": "tool", "dependencies": { "@shop/orders": "workspace:*" }, "note": "@shop/orders" }', "tools/x/package.json", { names })).toBe('{ "name": "tool", "dependencies": { "@store/orders": "workspace:*" }, "note": "@shop/orders" }');
    expect(withNewNames('import "@shop/orders"', "a.md", { names })).toBe('import "@shop/orders"');
  });

  test("are those of manifests that stay and of folders that are renamed, each to one name", () => {
    const before = tree({ "a/package.json": '{ "name": "@shop/a" }', "gone/package.json": '{ "name": "@shop/gone" }', "b/package.json": "{", "m/src/shop_m/x.py": "", "m/docs_shop/x.md": "" });
    const now = tree({ "a/package.json": '{ "name": "@store/a" }', "b/package.json": '{ "name": "@store/b" }' });
    expect([...newNames(before, now, new Map([["m/src/shop_m/", "m/src/store_m/"], ["m/docs_shop/", "m/docs_store/"]]))]).toEqual([["@shop/a", "@store/a"], ["shop_m", "store_m"]]);
    expect([...newNames(tree({ "m/shop_m/x.py": "", "n/shop_m/x.py": "" }), now, new Map([["m/shop_m/", "m/store_m/"], ["n/shop_m/", "n/other_m/"]]))]).toEqual([]);
  });
});

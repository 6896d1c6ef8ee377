import { textFile, treeOf, type FileTree } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { aShop } from "../../test/scene.ts";
import { lostNames } from "./lost-names.ts";

const { tree: shop, blueprint } = aShop();

function lost(before: Record<string, string>, after: Record<string, string | undefined>): readonly string[] {
  const tree = (files: Record<string, string | undefined>): FileTree => treeOf([...shop, ...Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, textFile(text)] as const]))]);
  return lostNames(tree(before), tree({ ...before, ...after }), blueprint).map(({ path, name, from, now }) => [path, name, from, ...now].join(" "));
}

describe("names that code imports and that are not there any more", () => {
  const platform = {
    "platform/pyproject.toml": '[project]\nname = "shop-platform"\n',
    "platform/src/shop_platform/__init__.py": "",
    "platform/src/shop_platform/relay.py": "def watch():\n    pass\n\n\nclass Relay:\n    pass\n",
    "platform/src/shop_platform/dialect.py": 'SCHEMES = ("a",)\n',
    "platform/src/shop_platform/database.py": "from .dialect import SCHEMES\n",
  };
  const relay = "platform/src/shop_platform/relay.py";

  test.each([
    ["from shop_platform.relay import Relay, watch\n", { [relay]: "class Relay:\n    pass\n" }, ["tools/mine.py watch shop_platform.relay"]],
    ["from shop_platform.relay import (\n    watch as look,\n)\n", { [relay]: "", "platform/src/shop_platform/look.py": "def watch():\n    pass\n" }, ["tools/mine.py watch shop_platform.relay platform/src/shop_platform/look.py"]],
    ["from shop_platform.database import SCHEMES\n", { "platform/src/shop_platform/database.py": "", "platform/src/shop_platform/dialect.py": "", "platform/src/shop_platform/schemes.py": "SCHEMES = ()\n" }, ["tools/mine.py SCHEMES shop_platform.database platform/src/shop_platform/schemes.py"]],
    ["from shop_platform.relay import watch\n", { [relay]: undefined }, ["tools/mine.py watch shop_platform.relay"]],
    ["from shop_platform import relay\n", { [relay]: undefined }, ["tools/mine.py relay shop_platform"]],
    // It is handed on, it was never there, or nobody takes it.
    ["from shop_platform.relay import watch\n", { [relay]: "from .look import watch\n", "platform/src/shop_platform/look.py": "def watch():\n    pass\n" }, []],
    ["from shop_platform.relay import other\n", { [relay]: "" }, []],
    ["# watch\n", { [relay]: "" }, []],
  ])("are told in Python: %s", (text, after, expected) => expect(lost({ ...platform, "tools/mine.py": text }, after)).toEqual(expected));

  const values = "platform/src/values.ts";
  const typescript = {
    "package.json": '{ "name": "shop" }',
    "platform/package.json": '{ "name": "@shop/platform", "exports": { ".": "./src/index.ts" } }',
    "platform/src/index.ts": 'export { accepts, type Page } from "./values.ts";\nexport * from "./more.ts";\n',
    [values]: "export const accepts = 1;\nexport interface Page {}\n",
    "platform/src/more.ts": "export const more = 1;\n",
  };

  test.each([
    ['import { accepts, type Page } from "@shop/platform";\n', { "platform/src/index.ts": 'export type { Page } from "./values.ts";\n', [values]: "export interface Page {}\n" }, ["tools/mine.ts accepts @shop/platform"]],
    ['import { more } from "@shop/platform";\n', { "platform/src/more.ts": "export const less = 1;\n" }, ["tools/mine.ts more @shop/platform"]],
    ['import type { Page } from "../platform/src/values.ts";\n', { "platform/src/index.ts": 'export { accepts } from "./values.ts";\n', [values]: "export const accepts = 1;\n" }, ["tools/mine.ts Page ../platform/src/values.ts"]],
    ['import * as all from "@shop/platform";\n', { "platform/src/index.ts": "export {};\n", [values]: "" }, []],
  ])("are told in TypeScript: %s", (text, after, expected) => expect(lost({ ...typescript, "tools/mine.ts": text }, after)).toEqual(expected));
});

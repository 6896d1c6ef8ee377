import { textFile, treeOf, type FileTree } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { aShop } from "../../test/scene.ts";
import { heldTogether } from "./held-together.ts";

const { tree: shop, blueprint } = aShop();
const relay = "platform/src/shop_platform/relay.py";
const app = "platform/src/shop_platform/app.py";
const gauge = "platform/src/shop_platform/gauge.py";

type Files = Readonly<Record<string, string | undefined>>;

function held(before: Files, after: Files, { moved = {}, waits }: { readonly moved?: Readonly<Record<string, string>>; readonly waits?: string } = {}): readonly string[] {
  const common: Files = { "platform/pyproject.toml": '[project]\nname = "shop-platform"\n', "platform/src/shop_platform/__init__.py": "", "platform/package.json": '{ "name": "@shop/platform", "exports": { ".": "./src/index.ts" } }' };
  const tree = (files: Files): FileTree => treeOf([...shop, ...Object.entries({ ...common, ...files }).flatMap(([path, text]) => (text === undefined ? [] : [[path, textFile(text)] as const]))]);
  const waiting = Object.keys(before).filter((path) => (waits === undefined ? /relay\.\w+$/.test(path) : path === waits));
  return [...heldTogether({ before: tree(before), after: tree({ ...before, ...after }), waiting, moved: new Map(Object.entries(moved)) }, blueprint).keys()].sort();
}

describe("what waits with a file that waits", () => {
  test.each([
    ["it imports a name that is new there", { [relay]: "class Relay:\n    pass\n", [app]: "run = 1\n" }, { [relay]: "class Relay:\n    pass\n\n\nclass Backlog:\n    pass\n", [app]: "from .relay import Backlog\n\nrun = 1\n" }, [app]],
    ["it imports a name that moved there", { [relay]: "", [gauge]: "def watch():\n    pass\n", [app]: "from .gauge import watch\n" }, { [relay]: "def watch():\n    pass\n", [gauge]: "x = 1\n", [app]: "from .relay import watch\n" }, [app, gauge]],
    ["it no longer has what is imported from it", { [relay]: "from .gauge import watch\n", [gauge]: "def watch():\n    pass\n" }, { [relay]: "from .look import watch\n", [gauge]: "", "platform/src/shop_platform/look.py": "def watch():\n    pass\n" }, [gauge]],
    ["it uses a member that is new there", { [relay]: "class Relay:\n    pass\n", [app]: "relay.start()\n" }, { [relay]: "class Relay:\n    def wind_down(self):\n        pass\n", [app]: "relay.wind_down()\n" }, [app]],
    ["it no longer has a member that is used", { [relay]: "outbox.oldest()\n", [gauge]: "class Outbox:\n    def oldest(self):\n        pass\n" }, { [relay]: "outbox.backlog()\n", [gauge]: "class Outbox:\n    def backlog(self):\n        pass\n" }, [gauge]],
    ["it needs what waits already", { [relay]: "", [gauge]: "", [app]: "" }, { [relay]: "class Backlog:\n    pass\n", [gauge]: "from .relay import Backlog\n\n\ndef late(): ...\n", [app]: "from .gauge import late\n" }, [app, gauge]],
    ["it tests what waits", { [relay]: "class Relay:\n    pass\n", "platform/tests/test_start.py": "from shop_platform.relay import Relay\n" }, { [relay]: "class Relay:\n    slow = 1\n", "platform/tests/test_start.py": "from shop_platform.relay import Relay\n\nassert Relay() != 1\n" }, ["platform/tests/test_start.py"]],
    ["the file is new, or goes", { [relay]: "from . import gauge\n", [gauge]: "x = 1\n" }, { [relay]: "from . import meter\n", [gauge]: undefined, "platform/src/shop_platform/meter.py": "x = 1\n" }, [gauge]],
  ] as const)("in Python, because %s", (_, before, after, expected) => expect(held(before, after)).toEqual(expected));

  test.each([
    ["has nothing to do with it", { [relay]: "a = 1\n", [app]: "b = 1\n" }, { [relay]: "class Backlog: ...\n", [app]: "b = 2\n" }],
    ["speaks of it in comments and texts only", { [relay]: "a = 1\n", [app]: "b = 1\n" }, { [relay]: "class Backlog: ...\n", [app]: '"""Backlog."""\n\nb = 2  # Backlog\n' }],
    ["imports what was there before and stays", { [relay]: "class Relay: ...\n", [app]: "b = 1\n" }, { [relay]: "class Relay: ...\n\n\nfast = 1\n", [app]: "from .relay import Relay\n" }],
    ["is the user's own", { [relay]: "def watch(): ...\n", "tools/mine.py": "from shop_platform.relay import watch\n" }, { [relay]: "" }],
  ] as const)("is no file that %s", (_, before, after) => expect(held(before, after)).toEqual([]));

  const [index, door, tsRelay] = ["platform/src/index.ts", "platform/src/http/app.ts", "platform/src/relay.ts"];

  test.each([
    ["hands on what is new there, and what is imported from it", { [tsRelay]: "export class Relay {}\n", [index]: 'export { Relay } from "./relay.ts";\n', [door]: "export const a = 1;\n" }, { [tsRelay]: "export class Relay {}\nexport const grace = 1;\n", [index]: 'export { Relay, grace } from "./relay.ts";\n', [door]: 'import { grace } from "@shop/platform";\nexport const a = grace;\n' }, [door, index]],
    ["reads a property that is new there", { [tsRelay]: "export interface Relay {}\n", [door]: "export const a = 1;\n" }, { [tsRelay]: "export interface Relay {\n  readonly pause: number;\n}\n", [door]: "export const a = ({ pause }: Relay) => pause;\n" }, [door]],
  ] as const)("in TypeScript, because it %s", (_, before, after, expected) => expect(held(before, after)).toEqual(expected));

  const [pyproject, manifest, versions] = ["platform/pyproject.toml", "platform/package.json", "pnpm-workspace.yaml"];
  const needing = (...names: readonly string[]): string => `[project]\nname = "shop-platform"\ndependencies = [${names.map((name) => `"${name}>=1"`).join(", ")}]\n`;
  const asking = (...names: readonly string[]): string => JSON.stringify({ name: "@shop/platform", exports: { ".": "./src/index.ts" }, dependencies: Object.fromEntries(names.map((name) => [name, "catalog:"])) });
  const catalogue = (...names: readonly string[]): string => `packages: [platform]\ncatalog:\n  zod: 4.0.0\n${names.map((name) => `  "${name}": 1.0.0\n`).join("")}`;

  test.each([
    ["in Python, because it imports a package that only a manifest in conflict brings", pyproject, { [pyproject]: needing("fastapi"), [app]: "import fastapi\n", [gauge]: "b = 1\n" }, { [pyproject]: needing("fastapi", "httpx"), [app]: "import fastapi\nimport httpx\n", [gauge]: "import fastapi\n" }, [app]],
    ["in TypeScript, because it imports a package that only a manifest in conflict brings", manifest, { [versions]: catalogue("pg"), [manifest]: asking("zod"), [door]: "export const a = 1;\n" }, { [manifest]: asking("zod", "pg"), [door]: 'import pg from "pg";\nexport const a = pg;\n', "platform/src/new.ts": 'import type { Pool } from "pg";\n' }, [door, "platform/src/new.ts"]],
    ["because it asks for the version of a package that only a file in conflict has", versions, { [versions]: catalogue(), [manifest]: asking("zod"), [door]: "export const a = 1;\n", [index]: 'import { z } from "zod";\n' }, { [versions]: catalogue("pg"), [manifest]: asking("zod", "pg"), [door]: 'import pg from "pg";\nexport const a = pg;\n', [index]: 'import { z } from "zod";\nexport const b = z;\n' }, [manifest, door]],
    ["because it asks for the version of a package that only a file in conflict has, where that calls the catalogue by its other name", versions, { [versions]: catalogue().replace("catalog:\n", "catalogs:\n  default:\n").replaceAll(/^ {2}(?=zod)/gm, "    "), [manifest]: asking("zod") }, { [versions]: catalogue("pg"), [manifest]: asking("zod", "pg"), "modules/catalog/package.json": '{ "name": "@shop/catalog", "exports": { ".": "./src/contract/index.ts" }, "dependencies": { "zod": "catalog:" } }' }, [manifest]],
    ["because it no longer declares a package that is imported by a source in conflict", tsRelay, { [manifest]: asking("zod", "pg"), [versions]: catalogue("pg"), [tsRelay]: 'import pg from "pg";\n' }, { [manifest]: asking("zod"), [versions]: catalogue(), [tsRelay]: "" }, [manifest, versions]],
  ] as const)("%s", (_, waits, before, after, expected) => expect(held(before, after, { waits })).toEqual([...expected].sort()));

  test("is both ends of a file that moves", () => {
    const [old, fresh] = ["platform/src/old.ts", "platform/src/fresh.ts"];
    expect(held({ [tsRelay]: 'import { one } from "./old.ts";\n', [old]: "export const one = 1;\n" }, { [tsRelay]: 'import { one } from "./fresh.ts";\n', [old]: undefined, [fresh]: "export const one = 1;\n" }, { moved: { [old]: fresh } })).toEqual([fresh, old]);
  });
});

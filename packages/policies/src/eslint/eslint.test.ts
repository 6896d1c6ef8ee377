import { textFile, treeOf } from "@create-backend/core";
import { ESLint, type Linter } from "eslint";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseBlueprint } from "@create-backend/core";
import { check } from "../check/check.ts";
import { eslintPlugin } from "./index.ts";

const files = {
  "backend.yaml": `version: 1
name: shop
modules:
  catalog: { owner: team-catalog }
  orders: { owner: team-orders, uses: [catalog] }
`,
  "package.json": `{ "name": "shop", "type": "module", "dependencies": { "express": "5.1.0", "kysely": "0.28.0" } }`,
  "modules/catalog/package.json": `{ "name": "@shop/catalog", "exports": { ".": "./src/contract/index.js" } }`,
  "modules/catalog/src/contract/index.js": "export const catalog = 1;\n",
  "modules/catalog/src/domain/price.js": "export const price = 1;\n",
  "modules/orders/package.json": `{ "name": "@shop/orders", "exports": { ".": "./src/contract/index.js" } }`,
  "modules/orders/src/application/place.js": `import { catalog } from "@shop/catalog";\nimport { price } from "@shop/catalog/src/domain/price.js";\nexport default [catalog, price];\n`,
  "modules/orders/src/http/routes.js": `import kysely from "kysely";\nexport default kysely;\n`,
  "modules/orders/src/domain/order.js": `import express from "express";\nexport default express;\n`,
};

describe("the ESLint plugin", () => {
  const root = mkdtempSync(join(tmpdir(), "policies-eslint-"));
  beforeAll(() => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const lint = async (path: string, text?: string, cwd = root): Promise<readonly Linter.LintMessage[]> => {
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: eslintPlugin.configs.recommended as Linter.Config[] });
    const results = text === undefined ? await eslint.lintFiles([path]) : await eslint.lintText(text, { filePath: join(root, path) });
    return results.flatMap(({ messages }) => messages);
  };

  test("says the same sentences at the same places as check", async () => {
    const tree = treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text)] as const));
    const { findings } = check({ tree, blueprint: parseBlueprint(files["backend.yaml"]), now: new Date(0) });
    expect(findings.map(({ policy }) => policy)).toEqual(["no-cross-module-import", "no-framework-in-domain", "http-without-store"]);
    for (const { location, message, fix } of findings) {
      const [found] = await lint(location.path);
      expect(found).toMatchObject({ line: location.line, column: location.column, endLine: location.endLine, endColumn: location.endColumn, message: `${message} ${fix}` });
    }
  });

  test("judges the buffer, not the file on disk", async () => {
    const text = `import { price } from "../../../catalog/src/domain/price.js";\nexport default price;\n`;
    expect(await lint("modules/orders/src/application/place.js", text)).toMatchObject([{ line: 1, ruleId: "@create-backend/no-cross-module-import" }]);
    expect(await lint("modules/orders/src/application/place.js", "export default 1;\n")).toEqual([]);
  });

  test("judges by the rules of architecture.yaml, as soon as they are written", async () => {
    const rules = `version: 1\nname: shop\nparts: { all: "**/*.js" }\nrules:\n  no-express:\n    form: must-not-use\n    why: We left it.\n    from: all\n    to: "package:express"\n`;
    writeFileSync(join(root, "architecture.yaml"), rules);
    const ruleIds = (await lint("modules/orders/src/domain/order.js")).map(({ ruleId }) => ruleId);
    expect(ruleIds).toContain("@create-backend/architecture");
    rmSync(join(root, "architecture.yaml"));
    expect((await lint("modules/orders/src/domain/order.js")).map(({ ruleId }) => ruleId)).not.toContain("@create-backend/architecture");
  });

  test("keeps to a waiver as soon as it is agreed", async () => {
    mkdirSync(join(root, ".backend"), { recursive: true });
    const expires = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const waivers = `waivers:\n  - { policy: no-framework-in-domain, path: "modules/orders/**", reason: leaving soon, owner: team-orders, expires: ${expires} }\n`;
    writeFileSync(join(root, ".backend/waivers.yaml"), waivers);
    expect(await lint("modules/orders/src/domain/order.js")).toEqual([]);
    rmSync(join(root, ".backend/waivers.yaml"));
    expect(await lint("modules/orders/src/domain/order.js")).toHaveLength(1);
  });

  test("keeps to a baseline, from a folder of the repository as well, and to what is written over it", async () => {
    const known = "no-framework-in-domain modules/orders/src/domain/order.js kind=web framework layer=domain library=express module=orders\n";
    const fromHere = (): Promise<readonly Linter.LintMessage[]> => lint("src/domain/order.js", undefined, join(root, "modules/orders"));
    const file = join(root, ".backend/baseline/orders.txt");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
    expect(await fromHere()).toHaveLength(1);
    writeFileSync(file, known);
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(await fromHere()).toEqual([]);
    rmSync(file);
  });

  test("is silent where no agreement stands above the file", async () => {
    expect(await lint("../elsewhere.js", `import "express";\n`, tmpdir())).toEqual([]);
  });
});

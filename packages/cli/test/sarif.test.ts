import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

const place = scratch();
const { folder } = place;
beforeAll(async () => {
  await ensureBuilt();
  const waiver = "  - { policy: no-cross-module-import, path: src/orders/waived.ts, reason: later, owner: ann, expires: 2099-01-01 }\n";
  const deep = `import { price } from "../catalog/price";\nexport const total = price;\n`;
  const files = {
    "backend.yaml": "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders }\n  catalog: { path: src/catalog }\n",
    "src/catalog/index.ts": `export { price } from "./price";\n`,
    "src/catalog/price.ts": `import { free } from "../orders/free";\nimport "./missing";\nexport const price = free;\n`,
    "src/catalog/stock.ts": `import { free } from "../orders/free";\nexport const stock = free;\n`,
    "src/orders/free.ts": "export const free = 1;\n",
    "src/orders/known.ts": deep,
    "src/orders/waived.ts": deep,
    "src/orders/with space & ümlaut.ts": deep,
    ".backend/waivers.yaml": `waivers:\n${waiver}`,
    ".backend/baseline/orders.txt": "no-cross-module-import src/orders/known.ts from=orders kind=inside target=src/catalog/price.ts to=catalog\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}, 120_000);
afterAll(() => place.remove());

/** The official schema says draft 4; of what changed since, it uses only the name of the identifier. */
function validator(): ReturnType<Ajv["compile"]> {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "schemas/sarif-2.1.0.json"), "utf8")) as Record<string, object>;
  const kept = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "id"));
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(kept);
}

describe("the SARIF report", () => {
  it("is what the official schema of SARIF 2.1.0 asks for, with findings, waivers, known debt and related places in it", async () => {
    const { out } = await createBackend(["check", "--format", "sarif"], { folder });
    const log = JSON.parse(out) as { runs: { results: { suppressions?: object[]; relatedLocations?: object[] }[] }[] };
    const results = log.runs[0]?.results ?? [];
    const validate = validator();
    expect([validate(log), validate.errors]).toEqual([true, null]);
    expect([results.length > 3, results.filter(({ suppressions }) => suppressions !== undefined).length, results.some(({ relatedLocations }) => (relatedLocations?.length ?? 0) > 0)]).toEqual([true, 2, true]);
  });

  it("would be refused if a place had no line", () => {
    const validate = validator();
    const log = { version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{ message: { text: "x" }, locations: [{ physicalLocation: { region: { startLine: 0 } } }] }] }] };
    expect(validate(log)).toBe(false);
  });
});

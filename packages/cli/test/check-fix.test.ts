import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  write("backend.yaml", "version: 1\nname: shop\nmodules:\n  # Sales sell.\n  orders: { path: src/orders }\n  catalog: { path: src/catalog }\n  billing: { path: src/billing, uses: [orders] }\n");
  write("src/catalog/index.ts", `export { price } from "./price";\n`);
  write("src/catalog/price.ts", "export const price = 1;\nexport const secret = 2;\n");
  write("src/billing/bill.ts", `import { order } from "../orders/order";\nexport const bill = order;\n`);
  write("src/orders/order.ts", `// Prices come from the catalog.\nimport { price as cost } from '../catalog/price';\n\nexport const order = cost;\n`);
});
afterEach(() => place.remove());

function write(path: string, text: string): void {
  const file = join(place.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const read = (path: string): string => readFileSync(join(place.folder, path), "utf8");
const check = (...words: string[]) => createBackend(["check", ...words], { folder: place.folder });

describe("check --fix", () => {
  it("leads an import through the door that offers the same name, and agrees on the use", async () => {
    const { err } = await check("--fix");
    expect([read("src/orders/order.ts"), read("backend.yaml").includes("# Sales sell."), /orders:.*uses: \[\s*catalog\s*\]/.test(read("backend.yaml"))]).toEqual([`// Prices come from the catalog.\nimport { price as cost } from '../catalog';\n\nexport const order = cost;\n`, true, true]);
    expect(err).toContain("2 files mended");
    expect((await check("--json")).out).not.toContain("no-cross-module-import modules");
  });

  it("shows a diff that git can apply, and writes nothing, on a dry run", async () => {
    const before = read("src/orders/order.ts");
    const { code, out } = await check("--fix", "--dry-run");
    expect([code, out.includes("-import { price as cost } from '../catalog/price';\n+import { price as cost } from '../catalog';"), read("src/orders/order.ts")]).toEqual([0, true, before]);
    execFileSync("git", ["apply", "-"], { cwd: place.folder, input: out });
    const applied = read("src/orders/order.ts");
    write("src/orders/order.ts", before);
    await check("--fix");
    expect(read("src/orders/order.ts")).toBe(applied);
  });

  it("leaves alone what a door does not offer, and a use that would close a circle", async () => {
    write("src/orders/deep.ts", `import { secret } from "../catalog/price";\nexport const deep = secret;\n`);
    write("src/orders/circle.ts", `import { bill } from "../billing/bill";\nexport const circle = bill;\n`);
    await check("--fix");
    expect([read("src/orders/deep.ts"), read("backend.yaml").includes("billing]")]).toEqual([`import { secret } from "../catalog/price";\nexport const deep = secret;\n`, false]);
  });

  it("leaves alone a door that offers the name as something else", async () => {
    write("src/catalog/index.ts", `export { price as cost } from "./price";\n`);
    const before = read("src/orders/order.ts");
    await check("--fix");
    expect(read("src/orders/order.ts")).toBe(before);
  });

  it("takes away waivers and baseline lines that cover nothing, and a list that is empty then", async () => {
    write(".backend/waivers.yaml", "waivers:\n  - policy: no-cycles\n    path: src/gone.ts\n    reason: was needed\n    owner: ann\n    expires: 2099-01-01\n  - policy: no-cross-module-import\n    path: src/orders/order.ts\n    reason: later\n    owner: ann\n    expires: 2099-01-01\n");
    write(".backend/baseline/catalog.txt", "no-cycles src/gone.ts\n");
    const { fixes } = JSON.parse((await check("--fix", "--dry-run", "--json")).out) as { fixes: { path: string }[] };
    await check("--fix");
    expect([fixes.map(({ path }) => path).sort(), read(".backend/waivers.yaml").includes("src/gone.ts"), read(".backend/waivers.yaml").includes("src/orders/order.ts"), existsSync(join(place.folder, ".backend/baseline/catalog.txt"))]).toEqual([[".backend/baseline/catalog.txt", ".backend/waivers.yaml"], false, true, false]);
  });

  it("refuses what does not go together", async () => {
    const runs = await Promise.all([check("--dry-run"), check("--fix", "--new")]);
    expect(runs.map(({ code, err }) => [code, err.includes("CB-186")])).toEqual([[2, true], [2, true]]);
  });
});

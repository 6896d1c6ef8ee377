import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

const place = scratch();
beforeAll(async () => {
  await ensureBuilt();
  write("backend.yaml", "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders, owner: sales }\n  catalog: { path: src/catalog }\n");
  write("src/catalog/index.ts", `export { price } from "./price";\n`);
  write("src/catalog/price.ts", "export const price = 1;\n");
  write("src/orders/bad.ts", `import { price } from "../catalog/price";\nexport const total = price;\n`);
}, 120_000);
afterAll(() => place.remove());

function write(path: string, text: string): void {
  const file = join(place.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const run = (...words: string[]) => createBackend(words, { folder: place.folder });

describe("explain", () => {
  it("says of a path which rules hold, what it may import and what is found there", async () => {
    const { code, out } = await run("explain", "src/orders/new.ts");
    expect([code, out.includes("module orders of sales"), out.includes("no-cross-module-import"), out.includes("the inside of catalog")]).toEqual([0, true, true, true]);
    const document = JSON.parse((await run("explain", "src/orders/bad.ts", "--json")).out) as { findings: { policy: string }[]; parts: { what: string; allowed: boolean }[] };
    expect([document.findings.map(({ policy }) => policy), document.parts.find(({ what }) => what === "the inside of catalog")?.allowed]).toEqual([["no-cross-module-import"], false]);
  });

  it("says of a finding, by the name that check shows, by its fingerprint and by its place, why and what to do", async () => {
    const { findings } = JSON.parse((await run("check", "--json")).out) as { findings: { id: string; fingerprint: string }[] };
    const [{ id, fingerprint }] = findings as [{ id: string; fingerprint: string }];
    const answers = await Promise.all([id, fingerprint, "src/orders/bad.ts:1"].map((what) => run("explain", what)));
    expect(answers.map(({ code, out }) => [code, out.includes(id), out.includes("Import the contract of catalog")])).toEqual([[0, true, true], [0, true, true], [0, true, true]]);
    expect((await run("check")).out).toContain(id);
  });

  it("says that a finding is not there", async () => {
    const { code, err } = await run("explain", "f-00000000");
    expect([code, err.includes("CB-123")]).toEqual([2, true]);
  });
});

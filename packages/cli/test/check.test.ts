import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
beforeAll(ensureBuilt, 120_000);
beforeEach(async () => {
  place = scratch();
  await createBackend(["shop", "--yes", "--no-install"], { folder: place.folder });
});
afterEach(() => place.remove());

const check = (...words: string[]) => createBackend(["check", ...words], { folder: join(place.folder, "shop") });

describe("check", () => {
  it("finds nothing in what we have written, also from a folder inside", async () => {
    const [root, inside] = [await check(), await createBackend(["check"], { folder: join(place.folder, "shop/modules") })];
    expect([root.code, root.err, root.out.startsWith("✓ no findings"), inside.code]).toEqual([0, "", true, 0]);
  });

  it("finds an edit of a file that is ours, with its place, and fails", async () => {
    appendFileSync(join(place.folder, "shop/compose.yaml"), "# mine\n");
    const { code, out } = await check();
    expect([code, out.includes("managed-file-edited"), out.includes("compose.yaml:")]).toEqual([1, true, true]);
  });

  it("writes as many reports as are asked for", async () => {
    appendFileSync(join(place.folder, "shop/compose.yaml"), "# mine\n");
    const { code, out } = await check("--format", "github", "--format", "sarif=out/report.sarif", "--format", "junit=out/junit.xml");
    const sarif = JSON.parse(readFileSync(join(place.folder, "shop/out/report.sarif"), "utf8")) as { runs: { results: unknown[] }[] };
    expect([code, out.startsWith("::error file=compose.yaml"), sarif.runs[0]?.results.length, existsSync(join(place.folder, "shop/out/junit.xml"))]).toEqual([1, true, 1, true]);
  });
});

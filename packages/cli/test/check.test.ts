import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
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

  const change = (path: string, from: RegExp, to: string): void => {
    const file = join(place.folder, "shop", path);
    const [before, after] = [readFileSync(file, "utf8"), readFileSync(file, "utf8").replace(from, to)];
    expect(after, `${path} has ${String(from)}`).not.toBe(before);
    writeFileSync(file, after);
  };

  it("lets versions be that a bot has raised", async () => {
    const digest = `sha256:${"0a".repeat(32)}`;
    change("apps/api/Dockerfile", /FROM node:\S+/g, `FROM node:27.1.0-trixie-slim@${digest}`);
    change("compose.yaml", /image: postgres:\S+/, "image: postgres:19-trixie");
    change(".github/workflows/ci.yml", /actions\/checkout@\S+ # \S+/g, `actions/checkout@${"0b".repeat(20)} # v8.0.0`);
    change("pnpm-workspace.yaml", /"fastify": \S+/, '"fastify": 6.0.0');
    expect((await check()).out).toContain("no findings");
  });

  it.each([
    ["another image", "apps/api/Dockerfile", /FROM node:/g, "FROM mallory/node:"],
    ["another action", ".github/workflows/ci.yml", /actions\/checkout@/g, "mallory/checkout@"],
    ["another package", "pnpm-workspace.yaml", /"fastify":/, '"fastifi":'],
    ["an address", "compose.yaml", /"127\.0\.0\.1:3000:/, '"0.0.0.0:3000:'],
  ])("finds %s where only versions may be raised", async (_what, path, from, to) => {
    change(path, from, to);
    const { code, out } = await check();
    expect([code, out.includes(`${path} is managed`)]).toEqual([1, true]);
  });

  it("writes as many reports as are asked for", async () => {
    appendFileSync(join(place.folder, "shop/compose.yaml"), "# mine\n");
    const { code, out } = await check("--format", "github", "--format", "sarif=out/report.sarif", "--format", "junit=out/junit.xml");
    const sarif = JSON.parse(readFileSync(join(place.folder, "shop/out/report.sarif"), "utf8")) as { runs: { results: unknown[] }[] };
    expect([code, out.startsWith("::error file=compose.yaml"), sarif.runs[0]?.results.length, existsSync(join(place.folder, "shop/out/junit.xml"))]).toEqual([1, true, 1, true]);
  });
});

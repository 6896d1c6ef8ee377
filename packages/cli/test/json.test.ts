import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

const place = scratch();
const folder = place.folder;
beforeAll(async () => {
  await ensureBuilt();
  await createBackend(["shop", "--yes", "--no-install", "--no-git"], { folder });
}, 120_000);
afterAll(() => place.remove());

const document = async (...words: string[]): Promise<{ code: number | null; err: string; said: Record<string, unknown> }> => {
  const { code, out, err } = await createBackend([...words, "--json"], { folder });
  return { code, err, said: JSON.parse(out) as Record<string, unknown> };
};

describe("--json is one document on stdout and nothing else anywhere", () => {
  it("for a new repository", async () => {
    const { code, err, said } = await document("second", "--yes", "--no-install");
    expect([code, err, said["ok"], said["written"], said["committed"], existsSync(join(folder, "second/backend.yaml"))]).toEqual([0, "", true, true, true, true]);
  });

  it("for a dry run, which writes nothing", async () => {
    const { code, err, said } = await document("third", "--yes", "--dry-run");
    expect([code, err, said["written"], (said["files"] as unknown[]).length > 30, existsSync(join(folder, "third"))]).toEqual([0, "", false, true, false]);
  });

  it("for a decision", async () => {
    const { code, err, said } = await document("decide", "--team", "5");
    expect([code, err, said["schema"]]).toEqual([0, "", 1]);
  });

  it("for a check", async () => {
    const { code, err, said } = await document("check", "shop");
    expect([code, err, said["ok"], said["findings"]]).toEqual([0, "", true, []]);
  });

  it.each(["shop/backend.yaml", "no-cross-module-import", "framework", "shop/README.md"])("for an explanation of %s", async (what) => {
    const { code, err } = await document("explain", what);
    expect([code, err]).toEqual([0, ""]);
  });

  it("for a refusal", async () => {
    const { code, err, said } = await document("shop", "--yes");
    expect([code, err, said["ok"], (said["error"] as { code: string }).code]).toEqual([2, "", false, "CB-110"]);
  });

  it("for the version", async () => {
    expect((await document("--version")).said).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string });
  });
});

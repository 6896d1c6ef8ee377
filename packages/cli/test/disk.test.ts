import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from "vitest";
import { createBackend, ensureBuilt, scratch, skipped } from "./built.ts";

let place: ReturnType<typeof scratch>;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
});
afterEach(() => place.remove());

/** Runs with a small disk of its own, where the system lets us have one. */
async function onDisk(options: string, context: TestContext, scene: (disk: string) => Promise<void>): Promise<void> {
  const disk = join(place.folder, "disk");
  mkdirSync(disk);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk]).status !== 0) {
    rmdirSync(disk);
    skipped("a file system can only be mounted with rights that this run does not have");
    return context.skip();
  }
  try {
    await scene(disk);
  } finally {
    spawnSync("umount", [disk]);
  }
}

const words = ["shop", "--yes", "--no-install", "--no-git"];

describe("a disk that refuses", () => {
  it("by being full leaves nothing behind and says so", (context) =>
    onDisk("size=100k", context, async (disk) => {
      const { code, out, err } = await createBackend(words, { folder: disk });
      expect({ code, out, left: readdirSync(disk) }).toEqual({ code: 2, out: "", left: [] });
      expect(err).toMatch(/the disk is full \(ENOSPC\)[\s\S]*CB-114/);
    }));

  it("by being read-only is named", (context) =>
    onDisk("ro", context, async (disk) => {
      const { code, err } = await createBackend(words, { folder: disk });
      expect([code, err.includes("the disk is read-only (EROFS)"), err.includes("CB-113")]).toEqual([2, true, true]);
    }));

  it("holds for reports too", async () => {
    await createBackend(words, { folder: place.folder });
    const { code, err } = await createBackend(["check", "shop", "--format", "json=/dev/full"], { folder: place.folder });
    expect([code, err.includes("CB-114")]).toEqual([2, true]);
  });
});

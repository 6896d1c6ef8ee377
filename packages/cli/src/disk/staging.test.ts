import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { textFile, treeOf } from "@create-backend/core";
import { scratch, skipped } from "../../test/built.ts";
import { stagingFor } from "./staging.ts";
import { targetAt } from "./target.ts";
import { writeTree } from "./write-tree.ts";

let place: ReturnType<typeof scratch>;
beforeEach(() => {
  place = scratch();
});
afterEach(() => place.remove());

const tree = treeOf([["README.md", textFile("# shop\n")], ["scripts/check", textFile("#!/bin/sh\n", "managed", true)]]);
const staged = async (shown: string, workingFolder = place.folder) => {
  const staging = stagingFor(targetAt(place.folder, shown), workingFolder);
  await writeTree(tree, staging.folder);
  return staging;
};

describe("a staged tree", () => {
  it("is not at the target before it is published, and whole after", async () => {
    const staging = await staged("shop");
    expect(existsSync(join(place.folder, "shop"))).toBe(false);
    staging.publish();
    expect([readdirSync(place.folder), readdirSync(join(place.folder, "shop"))]).toEqual([["shop"], ["README.md", "scripts"]]);
  });

  it("keeps what may be executed", async () => {
    (await staged("shop")).publish();
    expect([statSync(join(place.folder, "shop/scripts/check")).mode & 0o111, statSync(join(place.folder, "shop/README.md")).mode & 0o111]).toEqual([0o111, 0]);
  });

  it("leaves nothing when it is discarded, not even parents made for it", async () => {
    const staging = await staged("services/backend/shop");
    staging.discard();
    staging.discard();
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it("keeps a parent that somebody else has used meanwhile", async () => {
    const staging = await staged("services/shop");
    writeFileSync(join(place.folder, "services/mine"), "");
    staging.discard();
    expect(readdirSync(join(place.folder, "services"))).toEqual(["mine"]);
  });

  it("takes the place of an empty folder", async () => {
    mkdirSync(join(place.folder, "shop"));
    (await staged("shop")).publish();
    expect(readdirSync(join(place.folder, "shop"))).toEqual(["README.md", "scripts"]);
  });

  it("moves into the folder that the shell stands in, which stays the same folder", async () => {
    const folder = join(place.folder, "shop");
    mkdirSync(folder);
    const before = statSync(folder).ino;
    const staging = await staged("shop", folder);
    staging.publish();
    expect([statSync(folder).ino === before, readdirSync(folder)]).toEqual([true, ["README.md", "scripts"]]);
  });

  it("moves into a mount, which cannot be replaced", async (context) => {
    const mount = join(place.folder, "shop");
    mkdirSync(mount);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", mount]).status !== 0) {
      skipped("a file system can only be mounted with rights that this run does not have");
      return context.skip();
    }
    try {
      (await staged("shop")).publish();
      expect([readdirSync(mount), readdirSync(place.folder)]).toEqual([["README.md", "scripts"], ["shop"]]);
    } finally {
      spawnSync("umount", [mount]);
    }
  });

  it("gives way to a target that somebody has made meanwhile", async () => {
    const staging = await staged("shop");
    mkdirSync(join(place.folder, "shop"));
    writeFileSync(join(place.folder, "shop/mine"), "mine");
    expect(() => staging.publish()).toThrow(/put there meanwhile/);
    staging.discard();
    expect([readdirSync(place.folder), readFileSync(join(place.folder, "shop/mine"), "utf8")]).toEqual([["shop"], "mine"]);
  });
});

describe("writeTree", () => {
  it.each(["../evil", "/etc/evil", "a/../../evil", ".git/hooks/post-commit", "a\\b"])("refuses %s", async (path) => {
    const staging = stagingFor(targetAt(place.folder, "shop"), place.folder);
    await expect(writeTree(new Map([[path, textFile("")]]), staging.folder)).rejects.toMatchObject({ code: "CB-040" });
    staging.discard();
  });
});

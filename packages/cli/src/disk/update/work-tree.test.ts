import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { workTreeAt } from "./work-tree.ts";

let root: string;
const git = (...words: readonly string[]): void => void spawnSync("git", ["-c", "user.name=ada", "-c", "user.email=a@b", ...words], { cwd: root });
const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
const look = () => workTreeAt(root, process.env);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "create-backend-tree-"));
  git("init", "-q", "-b", "main");
  write("a", "1\n");
  git("add", "-A");
  git("commit", "-qm", "1");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the work tree of a repository", () => {
  it("is busy where git is in the middle of something", () => {
    const busy = ["MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG", "index.lock"].map((sign) => {
      write(`.git/${sign}`, "");
      const what = look()?.busy;
      rmSync(join(root, ".git", sign));
      return what;
    });
    expect([busy, look()?.busy]).toEqual([["a merge", "a rebase", "a rebase", "a cherry-pick", "a revert", "a bisect", expect.stringContaining("another command")], undefined]);
  });

  it("takes patches that git am applies for no rebase, though both leave a folder of one name", () => {
    mkdirSync(join(root, ".git/rebase-apply"));
    write(".git/rebase-apply/applying", "");
    expect(look()?.busy).toBe("git am, which applies patches");
  });

  it("is busy where a merge that git does not remember has left paths to people", () => {
    write("a", "2\n");
    git("stash");
    write("a", "3\n");
    git("commit", "-qam", "3");
    git("stash", "pop");
    expect(look()?.busy).toBe("a merge");
  });

  it("keeps its index byte for byte when it is looked at", () => {
    const before = readFileSync(join(root, ".git/index"));
    utimesSync(join(root, "a"), 1, 1);
    expect([look()?.dirty, readFileSync(join(root, ".git/index")).equals(before)]).toEqual([[], true]);
  });

  it("names every path of a renamed file", () => {
    git("mv", "a", "b");
    expect(look()?.dirty).toEqual(["a", "b"]);
  });

  it("that git does not open is no folder without git", () => {
    rmSync(join(root, ".git"), { recursive: true });
    expect(look()).toBeUndefined();
    write(".git", "gitdir: /nowhere\n");
    expect(look).toThrow(expect.objectContaining({ code: "CB-151" }));
  });
});

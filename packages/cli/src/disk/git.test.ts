import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scratch } from "../../test/built.ts";
import { amend, commitAll, enclosingRepository } from "./git.ts";

let place: ReturnType<typeof scratch>;
let folder: string;
/** A machine on which nobody has set up git. */
let bare: Record<string, string | undefined>;

beforeEach(() => {
  place = scratch();
  folder = join(place.folder, "shop");
  mkdirSync(folder);
  writeFileSync(join(folder, "README.md"), "# shop\n");
  bare = { PATH: process.env["PATH"], HOME: place.folder, GIT_CONFIG_NOSYSTEM: "1" };
});
afterEach(() => place.remove());

const git = (...words: string[]): string => execFileSync("git", words, { cwd: folder, env: bare, encoding: "utf8" }).trim();

describe("commitAll", () => {
  it("works where git knows nobody, on the branch main", async () => {
    expect(await commitAll("Create shop", { folder, environment: bare })).toEqual({ committed: true });
    expect([git("log", "--format=%s|%an|%ae"), git("branch", "--show-current"), git("status", "--porcelain")]).toEqual(["Create shop|create-backend|create-backend@localhost", "main", ""]);
  });

  it("uses the user's name where it is set, and neither hooks nor signing, and says so", async () => {
    mkdirSync(join(place.folder, "hooks"));
    writeFileSync(join(place.folder, "hooks/pre-commit"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const config = { "user.name": "Ada", "user.email": "ada@example.com", "commit.gpgSign": "true", "gpg.program": "/bin/false", "core.hooksPath": join(place.folder, "hooks"), "init.defaultBranch": "trunk" };
    for (const [key, value] of Object.entries(config)) execFileSync("git", ["config", "--global", key, value], { env: bare });
    expect(await commitAll("Create shop", { folder, environment: bare })).toEqual({ committed: true, notice: "Here your hooks were not run and the commit is not signed. To have that: git commit --amend --no-edit" });
    expect([git("log", "--format=%an|%ae"), git("branch", "--show-current")]).toEqual(["Ada|ada@example.com", "main"]);
  });

  it("is not led astray by the variables of a git that runs us", async () => {
    const environment = { ...bare, GIT_DIR: join(place.folder, "elsewhere"), GIT_INDEX_FILE: join(place.folder, "index") };
    expect(await commitAll("Create shop", { folder, environment })).toEqual({ committed: true });
    expect(git("rev-parse", "--show-toplevel")).toBe(folder);
  });

  it("says so where there is no git", async () => {
    const { committed, notice } = await commitAll("Create shop", { folder, environment: { ...bare, PATH: "/nowhere" } });
    expect([committed, notice]).toEqual([false, expect.stringContaining("git is not installed")]);
  });
});

describe("amend", () => {
  it("adds what an install has left to the one commit", async () => {
    await commitAll("Create shop", { folder, environment: bare });
    writeFileSync(join(folder, "lock.yaml"), "");
    await amend({ folder, environment: bare });
    expect([git("log", "--format=%s"), git("ls-files"), git("status", "--porcelain")]).toEqual(["Create shop", "README.md\nlock.yaml", ""]);
  });
});

describe("enclosingRepository", () => {
  it("finds the repository around a folder, or none", async () => {
    expect(await enclosingRepository(folder, bare)).toBeUndefined();
    await commitAll("Create shop", { folder, environment: bare });
    mkdirSync(join(folder, "services"));
    expect(await enclosingRepository(join(folder, "services"), bare)).toBe(folder);
  });
});

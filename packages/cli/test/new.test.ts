import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
let work: string;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  work = join(place.folder, "work");
  mkdirSync(work);
});
afterEach(() => place.remove());

const git = (folder: string, ...words: string[]): string => execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trim();
const agreement = (name: string): string => readFileSync(join(work, name, "backend.yaml"), "utf8");

describe("a new repository", () => {
  it("has one commit on main with everything in it", async () => {
    const { code, out } = await createBackend(["shop", "--yes", "--no-install"], { folder: work });
    expect([code, out.includes("one commit"), git(join(work, "shop"), "log", "--format=%s"), git(join(work, "shop"), "status", "--porcelain")]).toEqual([0, true, "Create shop with create-backend", ""]);
  });

  it("says where all of it is found once it runs: behind the gateway, where there are several apps", async () => {
    const { out } = await createBackend(["shop", "--yes", "--no-install", "--no-git", "--architecture", "microservices", "--compute", "kubernetes"], { folder: work });
    expect(/start it: (\S+)/.exec(out)?.[1]).toBe("http://127.0.0.1:3000");
  });

  it("can be the empty folder that one stands in, and takes its name", async () => {
    const { code } = await createBackend([".", "--yes", "--no-install", "--no-git"], { folder: work });
    expect([code, readFileSync(join(work, "backend.yaml"), "utf8").includes("name: work")]).toEqual([0, true]);
  });

  it("can lie in folders that are not there yet, under another name", async () => {
    const { code } = await createBackend(["services/one/", "--name", "shop", "--yes", "--no-install", "--no-git"], { folder: work });
    expect([code, agreement("services/one").includes("name: shop")]).toEqual([0, true]);
  });

  it("is no repository of its own inside another one, and says so", async () => {
    git(work, "init", "--quiet");
    const { code, out } = await createBackend(["services/shop", "--yes", "--no-install"], { folder: work });
    expect([code, existsSync(join(work, "services/shop/.git")), out.replace(/\s+/g, " ").includes("lies in the git repository")]).toEqual([0, false, true]);
  });

  it("goes into the clone of an empty repository, whose history stays the user's", async () => {
    const clone = join(work, "shop");
    git(work, "init", "--quiet", "--initial-branch=trunk", clone);
    git(clone, "remote", "add", "origin", "https://git.example/shop.git");
    const { code, out } = await createBackend(["shop", "--yes", "--no-install"], { folder: work });
    const status = git(clone, "status", "--porcelain=v2", "--branch").split("\n");
    expect([code, out.replace(/\s+/g, " ").includes("shop is a git repository already")]).toEqual([0, true]);
    expect([status[0], status[1], status.includes("? backend.yaml"), git(clone, "remote")]).toEqual(["# branch.oid (initial)", "# branch.head trunk", true, "origin"]);
    expect(readdirSync(clone).filter((name) => name.startsWith(".shop"))).toEqual([]);
  });

  it("is written without git, and says so", async () => {
    const bin = join(place.folder, "bin");
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, "node"));
    const { code, out } = await createBackend(["shop", "--yes", "--no-install"], { folder: work, environment: { PATH: bin } });
    expect([code, existsSync(join(work, "shop/backend.yaml")), existsSync(join(work, "shop/.git")), out.includes("git is not installed")]).toEqual([0, true, false, true]);
  });

  it("takes one answer, and the rest follows to fit", async () => {
    await createBackend(["shop", "--yes", "--no-install", "--no-git", "--framework", "fastapi"], { folder: work });
    expect(agreement("shop")).toMatch(/language: python\nframework: fastapi\n/);
  });

  it("takes name, modules and answers from a profile, and flags before them", async () => {
    const profile = { name: "school", modules: { pupils: { owner: "team-pupils" }, marks: { uses: ["pupils"] } }, answers: { framework: "fastapi" }, team: { now: 4 } };
    writeFileSync(join(place.folder, "team.yaml"), JSON.stringify(profile));
    await createBackend(["one", "--profile", "../team.yaml", "--no-install", "--no-git"], { folder: work });
    await createBackend(["two", "--profile", "../team.yaml", "--no-install", "--no-git", "--framework", "fastify", "--modules", "users", "--name", "club"], { folder: work });
    expect(agreement("one")).toMatch(/name: school\nlanguage: python[\s\S]* {2}marks: {2}\{ owner: team-marks, uses: \[pupils\] \}/);
    expect(agreement("two")).toMatch(/name: club\nlanguage: typescript\nframework: fastify[\s\S]* {2}users: \{ owner: team-users \}\n$/);
  });

  it("tells its decisions in records, and writes nothing in a dry run", async () => {
    const { code, out } = await createBackend(["shop", "--yes", "--dry-run"], { folder: work });
    expect([code, out.includes("├─ modules/"), out.includes("Nothing was written"), existsSync(join(work, "shop"))]).toEqual([0, true, true, false]);
    await createBackend(["shop", "--yes", "--no-install", "--no-git"], { folder: work });
    expect(readFileSync(join(work, "shop/docs/decisions/0001-architecture.md"), "utf8")).toMatch(/^---\nstatus: accepted\n---\n\n# Architecture/);
  });
});

describe("a file that never ends", () => {
  it("is not read as a profile", async () => {
    const { code, err } = await createBackend(["shop", "--yes", "--profile", "/dev/zero"], { folder: work });
    expect([code, err.includes("CB-120")]).toEqual([2, true]);
  });
});

describe("a decision", () => {
  it("is written as records that overwrite nothing", async () => {
    const words = ["decide", "--team", "5", "--adr", "docs/decisions"];
    const [first, second] = [await createBackend(words, { folder: work }), await createBackend(words, { folder: work })];
    expect([first.code, existsSync(join(work, "docs/decisions/0001-architecture.md")), second.code, second.err.includes("CB-117")]).toEqual([0, true, 2, true]);
  });

  it("goes to a program as the same bytes each time", async () => {
    const words = ["decide", "--team", "12,40", "--domain", "banking", "--json"];
    const [one, two] = [await createBackend(words, { folder: work, environment: { TZ: "Asia/Tokyo" } }), await createBackend(words, { folder: place.folder, environment: { LC_ALL: "tr_TR.UTF-8" } })];
    expect([one.code, one.out === two.out]).toEqual([0, true]);
  });
});

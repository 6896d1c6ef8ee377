import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch, type Ran } from "./built.ts";
import { change, commit, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";
import { asVersion, installed, packageName, registryOf, type Installed } from "./published.ts";

/** Made once: the package as it is today, one of another version that wrote the repository, and a registry that has the latter. */
const outer = scratch();
const atHome = { XDG_CACHE_HOME: join(outer.folder, "cache"), npm_config_cache: join(outer.folder, "npm"), npm_config_fetch_retries: "0", npm_config_update_notifier: "false" };
let today: Installed;
let older: Installed;
let registry: Awaited<ReturnType<typeof registryOf>>;

beforeAll(async () => {
  await ensureBuilt();
  [today, older] = [installed(join(outer.folder, "today")), installed(join(outer.folder, "older"))];
  asVersion(older, "0.0.9", ["root = true", "root = TRUE"]);
  registry = await registryOf(older, "0.0.9");
  const made = await createBackend(["shop", "--yes", "--no-install"], { folder: outer.folder, environment: atHome, program: older.program });
  expect([made.code, made.err]).toEqual([0, ""]);
}, 180_000);
afterAll(() => {
  registry.close();
  outer.remove();
});

describe("update of a repository in which what was written last is not stored", () => {
  const place = eachInAPlace(({ root }) => {
    cpSync(join(outer.folder, "shop"), root, { recursive: true });
    rmSync(join(root, ".backend/base"));
    commit(root);
    registry.asked.length = 0;
  });

  const read = (path: string): string => readFileSync(join(place.root, path), "utf8");
  const update = (words: readonly string[], url = registry.url): Promise<Ran> => createBackend(["update", "--yes", "--no-install", ...words], { folder: place.root, environment: { ...atHome, npm_config_registry: url }, program: today.program });
  const nowhere = "http://127.0.0.1:9/";
  const edit = (): void => {
    change(place.root, ".editorconfig", (text) => `${text}# mine\n`);
    change(place.root, "backend.yaml", (text) => `${text}# a remark\n`);
    change(place.root, "docs/decisions/0001-architecture.md", (text) => `${text}mine\n`);
    commit(place.root);
  };
  const refused = async (code: string, ...from: Parameters<typeof update>): Promise<string> => {
    const before = snapshot(place.root);
    const { code: exit, err } = await update(...from);
    expect([exit, err, snapshot(place.root)]).toEqual([2, expect.stringContaining(code), before]);
    return err.replaceAll(/\s+/g, " ");
  };

  it("has it written again by the package that the lock records, and merges three ways", async () => {
    edit();
    const { code, err } = await update([]);
    expect([code, err]).toEqual([0, expect.stringContaining("Fetching what create-backend 0.0.9 wrote here")]);
    expect([read(".editorconfig").startsWith("root = true\n"), read(".editorconfig").endsWith("# mine\n"), existsSync(join(place.root, ".backend/base"))]).toEqual([true, true, true]);
    commit(place.root);
    expect((await update([], nowhere)).out).toContain("Nothing to do");
  });

  it("takes a folder for it where there is no network, and refuses with nothing changed where it is neither", async () => {
    expect([(await update(["--dry-run"], nowhere)).code, registry.asked]).toEqual([0, []]);
    edit();
    expect(await refused("CB-188", [], nowhere)).toContain("name its folder with --package");
    expect(await refused("CB-189", ["--package", today.folder], nowhere)).toContain("Nothing of it was run");
    expect((await update(["--package", older.folder], nowhere)).code).toBe(0);
    expect([read(".editorconfig").startsWith("root = true\n"), read(".editorconfig").endsWith("# mine\n")]).toEqual([true, true]);
  });

  it("asks the registry for our own package alone, whatever the lock names", async () => {
    edit();
    change(place.root, ".backend/lock.json", (text) => text.replace('"tool": "0.0.9"', '"tool": "0.0.8"'));
    commit(place.root);
    await refused("CB-188", []);
    expect(registry.asked.map(decodeURIComponent)).toEqual([`/${packageName}`]);
  });

  it("stores nothing where the agreement says so, as long as the package can be had again", async () => {
    change(place.root, "backend.yaml", (text) => text.replace("name: shop", "name: shop\nbase: package"));
    edit();
    expect((await update(["--package", older.folder], nowhere)).code).toBe(0);
    expect([existsSync(join(place.root, ".backend/base")), JSON.parse(read(".backend/lock.json"))]).toEqual([false, expect.objectContaining({ integrity: readFileSync(join(today.folder, "dist/seal"), "utf8").trim() })]);
    commit(place.root);
    expect((await update([], nowhere)).out).toContain("Nothing to do");
    // By a build that nobody can fetch, it is stored again.
    expect((await createBackend(["update", "--yes", "--no-install"], { folder: place.root })).code).toBe(0);
    expect([existsSync(join(place.root, ".backend/base")), read(".backend/lock.json").includes("integrity")]).toEqual([true, false]);
  });
});

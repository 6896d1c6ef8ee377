import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBackend } from "./built.ts";
import { change, commit, git, olderRepository, rewrite, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

const place = eachInAPlace();

const update = (...words: string[]) => createBackend(["update", "--no-install", ...words], { folder: place.root });
const read = (path: string): string => readFileSync(join(place.root, path), "utf8");
const older = (edit?: Parameters<typeof olderRepository>[1]): void => olderRepository(place.root, edit);
/** Every byte and mode of the repository, and of what git keeps of it: index, branches, stash. */
const everything = () => [snapshot(place.root), existsSync(join(place.root, ".git")) ? snapshot(join(place.root, ".git")) : undefined];

describe("update refuses", () => {
  const refused = async (code: string, ...words: string[]): Promise<string> => {
    const before = everything();
    const { code: exit, err } = await update("--yes", ...words);
    expect([exit, err]).toEqual([2, expect.stringContaining(code)]);
    expect(everything()).toEqual(before);
    return err.replaceAll(/\s+/g, " ");
  };
  const outdated = (): void => older((files) => rewrite(files, "compose.yaml", (text) => `# an old remark\n${text}`));

  it("a lock that is missing, broken, edited, older or newer", async () => {
    outdated();
    const lock = read(".backend/lock.json");
    const put = (text: string): void => writeFileSync(join(place.root, ".backend/lock.json"), text);
    put("{");
    await refused("CB-045");
    put(`<<<<<<< HEAD\n${lock}`);
    expect(await refused("CB-178")).toContain("git checkout --ours -- .backend");
    put(lock.replace('"version": 3', '"version": 1'));
    expect(await refused("CB-046")).toContain("older create-backend");
    put(lock.replace("team-catalog", "team-assortment"));
    expect(await refused("CB-179")).toContain("Change backend.yaml instead");
    put(lock.replace('"tool": "0.0.9"', '"tool": "9.0.0"'));
    expect(await refused("CB-142")).toContain("create@9.0.0 update");
    put(lock.replace(/("compose.yaml": \{[^}]*sha256-)[0-9a-f]{6}/, "$1000000"));
    expect(await refused("CB-143")).toContain("git checkout HEAD -- .backend");
    put(lock.replace('"compose.yaml": {', '"elsewhere.yaml": {'));
    expect(await refused("CB-044")).toContain("does not name files that create-backend wrote here: compose.yaml.");
    put(JSON.stringify({ ...(JSON.parse(lock) as object), files: {} }));
    await refused("CB-044");
    rmSync(join(place.root, ".backend/base"));
    await refused("CB-044");
    put(lock.replace('"compose.yaml": {', '"../compose.yaml": {'));
    await refused("CB-040");
    rmSync(join(place.root, ".backend/lock.json"));
    await refused("CB-141");
  });

  it("a record in a form from before the first release, and what it says to do leads on", async () => {
    const made = (folder: string) => createBackend([folder, "--name", "shop", "--yes", "--no-install"], { folder: place.folder });
    await made("shop");
    change(place.root, "compose.yaml", (text) => `${text}# mine\n`);
    change(place.root, ".backend/lock.json", (text) => text.replace('"version": 3', '"version": 1'));
    commit(place.root);
    expect(await refused("CB-046")).toContain("Create the repository anew in another folder from the same answers, copy its .backend/ folder over this one");
    await made("anew");
    cpSync(join(place.folder, "anew/.backend"), join(place.root, ".backend"), { recursive: true });
    expect((await update("--dry-run")).out.replaceAll(/\s+/g, " ")).toContain("No file changes; what you changed yourself is recorded.");
    expect([(await update("--yes", "--allow-dirty")).code, read("compose.yaml").endsWith("# mine\n"), (await update("--check")).code]).toEqual([0, true, 0]);
  });

  it("a base that is gone or damaged while the templates have moved on: never a two-way merge", async () => {
    outdated();
    change(place.root, "compose.yaml", (text) => `${text}# mine\n`);
    commit(place.root);
    writeFileSync(join(place.root, ".backend/base"), "junk");
    expect(await refused("CB-143")).toContain("damaged");
    rmSync(join(place.root, ".backend/base"));
    expect(await refused("CB-143")).toContain("missing");
  });

  it("a tree with changes that are not committed, unless told; backend.yaml may have some", async () => {
    outdated();
    change(place.root, "backend.yaml", (text) => `${text}# a remark\n`);
    change(place.root, "README.md", (text) => `${text}mine\n`);
    expect(await refused("CB-147")).toContain("README.md");
    expect((await update("--yes", "--allow-dirty")).code).toBe(0);
  });

  it("a detached head, unless it may make a branch", async () => {
    outdated();
    git(place.root, "checkout", "-q", "--detach");
    await refused("CB-148");
    git(place.root, "branch", "taken");
    expect(await refused("CB-153", "--branch", "taken")).toContain("Give another name");
    expect((await update("--yes", "--branch", "next")).code).toBe(0);
  });

  it("a merge in progress", async () => {
    outdated();
    writeFileSync(join(place.root, ".git/MERGE_HEAD"), git(place.root, "rev-parse", "HEAD"));
    expect(await refused("CB-146")).toContain("in the middle of a merge");
  });

  it("a checkout that leaves files of ours out, which would count as deleted", async () => {
    outdated();
    git(place.root, "sparse-checkout", "set", "--no-cone", "/*", "!monitoring");
    expect(existsSync(join(place.root, "monitoring"))).toBe(false);
    expect(await refused("CB-191")).toContain("git sparse-checkout disable");
    await refused("CB-191", "--check");
    git(place.root, "sparse-checkout", "disable");
    rmSync(join(place.root, "monitoring"), { recursive: true });
    commit(place.root);
    expect((await update("--yes")).code).toBe(0);
  });

  it("a folder without git, unless told", async () => {
    outdated();
    rmSync(join(place.root, ".git"), { recursive: true });
    await refused("CB-145");
    expect((await update("--yes", "--allow-dirty")).code).toBe(0);
    expect((await update("--check")).code).toBe(0);
  });

  it("read-only files and links on the way", async () => {
    older((files) => ["compose.yaml", "monitoring/prometheus/alerts.yml"].forEach((path) => rewrite(files, path, (text) => `# an old remark\n${text}`)));
    chmodSync(join(place.root, "compose.yaml"), 0o444);
    expect(await refused("CB-150")).toContain("chmod u+w compose.yaml");
    chmodSync(join(place.root, "compose.yaml"), 0o644);
    renameSync(join(place.root, "monitoring/prometheus"), join(place.folder, "outside"));
    symlinkSync(join(place.folder, "outside"), join(place.root, "monitoring/prometheus"));
    const { code, err } = await update("--yes", "--allow-dirty");
    expect([code === 0 || err.includes("CB-149"), readFileSync(join(place.folder, "outside/alerts.yml"), "utf8").startsWith("# an old remark")]).toEqual([true, true]);
  });

  it("a file of the templates that would be one with the user's where case is ignored", async () => {
    older((files) => files.delete("SECURITY.md"));
    writeFileSync(join(place.root, "Security.md"), "mine\n");
    commit(place.root);
    expect(await refused("CB-157")).toContain("The update adds SECURITY.md, and you have Security.md");
  });

  it("a module that was renamed, folder and all", async () => {
    outdated();
    renameSync(join(place.root, "modules/orders"), join(place.root, "modules/purchases"));
    change(place.root, "backend.yaml", (text) => text.replace("  orders:", "  purchases:"));
    commit(place.root);
    expect(await refused("CB-158")).toContain("create-backend add module purchases");
  });

  it("a module whose folder was moved away, an option that there is not", async () => {
    outdated();
    rmSync(join(place.root, "modules/orders"), { recursive: true });
    commit(place.root);
    expect(await refused("CB-144")).toContain("create-backend remove module orders");
    git(place.root, "checkout", "-q", "HEAD~1", "--", ".");
    change(place.root, "backend.yaml", (text) => text.replace("postgresql", "postgres9"));
    expect(await refused("CB-030", "--allow-dirty")).toContain('There is no database "postgres9"');
  });
});

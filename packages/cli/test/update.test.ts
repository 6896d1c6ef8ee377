import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createBackend } from "./built.ts";
import { change, commit, git, olderRepository, rewrite, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

const place = eachInAPlace();

const update = (...words: string[]) => createBackend(["update", "--no-install", ...words], { folder: place.root });
const read = (path: string): string => readFileSync(join(place.root, path), "utf8");
const older = (edit?: Parameters<typeof olderRepository>[1]): void => olderRepository(place.root, edit);
const firstLine = (text: string) => (line: string) => line.replace(/^.*/, text);

describe("update", () => {
  it("brings what the templates changed, keeps what the user changed, and does nothing the second time", async () => {
    older((files) => rewrite(files, "compose.yaml", (text) => `# an old remark\n${text}`));
    change(place.root, "compose.yaml", (text) => `${text}# mine\n`);
    commit(place.root);
    const first = await update("--yes");
    expect([first.code, read("compose.yaml").includes("# an old remark"), read("compose.yaml").endsWith("# mine\n")]).toEqual([0, false, true]);
    const after = snapshot(place.root);
    const [second, check, judged] = [await update("--yes"), await update("--check"), await createBackend(["check"], { folder: place.root })];
    expect([second.code, check.code, judged.code, judged.out]).toEqual([0, 0, 0, expect.stringContaining("no findings")]);
    expect(snapshot(place.root)).toEqual(after);
  });

  it("shows the plan and writes nothing with --dry-run, with --check, and where nobody can be asked", async () => {
    older((files) => rewrite(files, "compose.yaml", (text) => `# an old remark\n${text}`));
    const before = snapshot(place.root);
    const [dry, check, unasked] = [await update("--dry-run"), await update("--check"), await update()];
    expect([dry.code, check.code, unasked.code]).toEqual([0, 4, 2]);
    expect([dry.out, check.out]).toEqual([expect.stringContaining("2 updated"), expect.stringContaining("create-backend 0.0.9 → 0.1.0")]);
    expect(snapshot(place.root)).toEqual(before);
  });

  it("leaves a deletion of the user's alone, and says so", async () => {
    older((files) => rewrite(files, "compose.yaml", (text) => `# an old remark\n${text}`));
    rmSync(join(place.root, "compose.yaml"));
    commit(place.root);
    const { code, out } = await update("--yes", "--json");
    expect([code, existsSync(join(place.root, "compose.yaml"))]).toEqual([0, false]);
    expect(JSON.parse(out)).toMatchObject({ ok: true, written: true, state: "changes" });
    expect(out).toContain('"outcome": "stay-deleted"');
  });

  it("keeps an edited file that the templates dropped, removes an untouched one", async () => {
    older((files) => {
      files.set("old/edited.md", { content: "# Old\n", executable: false, owner: "managed" });
      files.set("old/untouched.md", { content: "# Old\n", executable: false, owner: "managed" });
    });
    change(place.root, "old/edited.md", (text) => `${text}mine\n`);
    commit(place.root);
    const { out } = await update("--yes", "--json");
    const { steps } = JSON.parse(out) as { steps: { path: string; outcome: string }[] };
    expect(steps.filter(({ path }) => path.startsWith("old/")).map(({ path, outcome }) => [path, outcome])).toEqual([["old/edited.md", "let-go"], ["old/untouched.md", "delete"]]);
    expect([existsSync(join(place.root, "old/edited.md")), existsSync(join(place.root, "old/untouched.md"))]).toEqual([true, false]);
  });

  it("follows a file that the user moved, and remembers where it is", async () => {
    older((files) => rewrite(files, "monitoring/prometheus/alerts.yml", (text) => `# an old remark\n${text}`));
    mkdirSync(join(place.root, "tools"));
    renameSync(join(place.root, "monitoring/prometheus/alerts.yml"), join(place.root, "tools/rules.yml"));
    change(place.root, "tools/rules.yml", (text) => `${text}# mine\n`);
    commit(place.root);
    const { code } = await update("--yes");
    expect([code, existsSync(join(place.root, "monitoring/prometheus/alerts.yml")), read("tools/rules.yml").includes("an old remark"), read("tools/rules.yml").endsWith("# mine\n")]).toEqual([0, false, false, true]);
    expect(JSON.parse(read(".backend/lock.json"))).toMatchObject({ files: { "monitoring/prometheus/alerts.yml": { at: "tools/rules.yml" } } });
    expect((await update("--check")).code).toBe(0);
  });

  it("does not touch seeds, whatever the templates do with them", async () => {
    const seed = "modules/orders/src/contract/index.ts";
    older((files) => rewrite(files, seed, (text) => `// an old seed\n${text}`));
    change(place.root, seed, (text) => `${text}// mine\n`);
    commit(place.root);
    expect([(await update("--yes")).code, read(seed).startsWith("// an old seed\n"), read(seed).endsWith("// mine\n")]).toEqual([0, true, true]);
  });

  it("names a section that alerts lead to and the user's runbook lacks, once, and says where its text is", async () => {
    const [alerts, runbook] = [["monitoring/prometheus/alerts.test.yml", "monitoring/prometheus/alerts.yml"], "docs/runbooks.md"];
    let section = "";
    older((files) => {
      rewrite(files, runbook, (text) => text.replace(/\n## OutboxBacklog\n[^]*?(?=\n## |$)/, (found) => ((section = found.trim()), "")));
      for (const path of alerts) rewrite(files, path, (text) => text.replaceAll("#outboxbacklog", "#outboxstalled"));
    });
    const told = "lead to a section that docs/runbooks.md does not have: OutboxBacklog. That file is yours";
    const sections = async (): Promise<unknown> => (JSON.parse((await update("--dry-run", "--json")).out) as { missingSections: unknown }).missingSections;
    expect((await update("--dry-run")).out.replaceAll(/\s+/g, " ")).toContain(`${alerts.join(", ")} ${told}`);
    expect((await update("--yes")).out.replaceAll(/\s+/g, " ")).toContain(told);
    commit(place.root);
    change(place.root, "backend.yaml", (text) => text.replace("team-catalog", "team-assortment"));
    expect([await sections(), (await update("--dry-run")).out.includes("OutboxBacklog")]).toEqual([[{ path: runbook, title: "OutboxBacklog", text: section, from: alerts }], false]);
    change(place.root, runbook, (text) => `${text}\n## OutboxBacklog\n\nOurs.\n`);
    expect(await sections()).toEqual([]);
  });
});

describe("a conflict", () => {
  beforeEach(() => {
    older((files) => rewrite(files, "tsconfig.json", (text) => text.replace(/"strict": true/, '"strict": false')));
    change(place.root, "tsconfig.json", (text) => text.replace('"strict": false', '"strict": "mine"'));
    change(place.root, "compose.yaml", firstLine("# mine"));
    commit(place.root);
  });

  it("is left with labelled markers and the three states in git's index, and exits 3", async () => {
    const { code, out } = await update("--yes", "--json");
    expect([code, JSON.parse(out)]).toEqual([3, expect.objectContaining({ state: "conflicts", conflicts: [expect.objectContaining({ path: "tsconfig.json", kind: "text" })] })]);
    expect(read("tsconfig.json")).toMatch(/<<<<<<< yours[^]*\|\|\|\|\|\|\| as written by create-backend 0\.0\.9[^]*>>>>>>> create-backend 0\.1\.0/);
    expect(git(place.root, "ls-files", "--unmerged").match(/ [123]\t/g)).toEqual([" 1\t", " 2\t", " 3\t"]);
    expect(git(place.root, "show", ":2:tsconfig.json")).toContain('"strict": "mine"');
    expect(git(place.root, "status", "--porcelain")).toContain("UU tsconfig.json");
  });

  it("keeps installs away from a tree with markers", async () => {
    const bin = join(place.folder, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "pnpm"), `#!/bin/sh\necho "$@" >> "${place.folder}/asked"\n`, { mode: 0o755 });
    const asked = (): string => (existsSync(join(place.folder, "asked")) ? readFileSync(join(place.folder, "asked"), "utf8") : "");
    change(place.root, "backend.yaml", (text) => text.replace("modules:", "auth: oidc\nmodules:"));
    commit(place.root);
    const installing = (...words: string[]) => createBackend(["update", "--yes", ...words], { folder: place.root, environment: { PATH: `${bin}:${process.env["PATH"] ?? ""}` } });
    expect([(await installing()).code, asked()]).toEqual([3, ""]);
    await update("--abort");
    change(place.root, "tsconfig.json", (text) => text.replace('"strict": "mine"', '"strict": false'));
    commit(place.root);
    expect([(await installing()).code, asked()]).toEqual([0, "install\n"]);
  });

  it("keeps other updates away until it is resolved and --continue has recorded it", async () => {
    await update("--yes");
    const [again, early] = [await update("--yes"), await update("--continue")];
    expect((await createBackend(["status", "."], { folder: place.root })).out).toContain("An update is waiting for you: tsconfig.json. (CB-152)");
    expect([again.code, again.err, early.code]).toEqual([2, expect.stringContaining("An update is waiting for you: tsconfig.json"), 3]);
    expect(early.out).toMatch(/^! Still to decide: tsconfig\.json\./);
    change(place.root, "tsconfig.json", (text) => text.replace(/<<<<<<<[^]*?>>>>>>> [^\n]*/, '    "strict": true,'));
    const done = await update("--continue");
    expect([done.code, git(place.root, "ls-files", "--unmerged")]).toEqual([0, ""]);
    commit(place.root);
    expect((await update("--check")).code).toBe(0);
  });

  it("can be left for another time with --clean-part: the rest is updated, no marker is written, and the next update still has it", async () => {
    const before = read("tsconfig.json");
    const { code, out } = await update("--yes", "--clean-part", "--json");
    expect([code, JSON.parse(out)]).toEqual([3, expect.objectContaining({ postponed: ["tsconfig.json"], written: true })]);
    expect([read("tsconfig.json"), read("scripts/check.ts").includes("0.0.9"), git(place.root, "ls-files", "--unmerged")]).toEqual([before, false, ""]);
    commit(place.root);
    const rest = await update("--yes", "--clean-part");
    expect([rest.code, rest.out, git(place.root, "status", "--porcelain")]).toEqual([3, expect.stringContaining("Left for another time"), ""]);
    const again = await update("--yes", "--json");
    expect([again.code, JSON.parse(again.out)]).toEqual([3, expect.objectContaining({ conflicts: [expect.objectContaining({ path: "tsconfig.json" })] })]);
  });

  it("leaves with a file in conflict what builds only with it: it is as it was, is named, and comes with the decision", async () => {
    rmSync(place.root, { recursive: true });
    older((files) => ["lifecycle", "backend"].forEach((name) => rewrite(files, `platform/src/${name}.ts`, (text) => text.replaceAll("logCrashes", "noteCrashes"))));
    const named = "export function noteCrashes(log: Logger)";
    change(place.root, "platform/src/lifecycle.ts", (text) => text.replace(named, `${named} /* ours */`));
    commit(place.root);
    const { code, out } = await update("--yes", "--clean-part", "--json");
    expect([code, JSON.parse(out)]).toEqual([3, expect.objectContaining({ postponed: ["platform/src/lifecycle.ts"], held: ["platform/src/backend.ts"] })]);
    expect(["lifecycle", "backend"].map((name) => read(`platform/src/${name}.ts`).includes("noteCrashes"))).toEqual([true, true]);
    commit(place.root);
    expect((await update("--yes", "--clean-part")).out).toMatch(/they were, because they build only together with it: platform\/src\/backend\.ts\./);
    change(place.root, "platform/src/lifecycle.ts", (text) => text.replace(`${named} /* ours */`, "export function logCrashes(log: Logger)"));
    commit(place.root);
    expect([(await update("--yes")).code, read("platform/src/backend.ts").includes("logCrashes"), (await createBackend(["check"], { folder: place.root })).code]).toEqual([0, true, 0]);
  });

  it("is told by status for each of several repositories, beside those that follow and those that cannot be judged", async () => {
    await createBackend(["fresh", "--yes", "--no-install"], { folder: place.folder });
    const { code, out } = await createBackend(["status", "shop", "fresh", "nowhere", "--json"], { folder: place.folder });
    const { repositories } = JSON.parse(out) as { repositories: { state: string; tool?: string; conflicts?: string[] }[] };
    expect([code, repositories.map(({ state, tool, conflicts }) => [state, tool, conflicts])]).toEqual([2, [["behind", "0.0.9", ["tsconfig.json"]], ["current", "0.1.0", undefined], ["refused", undefined, undefined]]]);
    expect((await createBackend(["status", "shop", "fresh"], { folder: place.folder })).code).toBe(4);
  });

  it("is taken back by --abort: files, index and lock as they were", async () => {
    const before = [snapshot(place.root), git(place.root, "ls-files", "--stage"), git(place.root, "status", "--porcelain")];
    await update("--yes");
    const { code } = await update("--abort");
    expect([code, [snapshot(place.root), git(place.root, "ls-files", "--stage"), git(place.root, "status", "--porcelain")]]).toEqual([0, before]);
    expect((await update("--abort")).err).toContain("CB-154");
  });

  it("is taken back on its own branch, too, and what was edited meanwhile is kept aside", async () => {
    await update("--yes", "--branch", "update/next");
    expect(git(place.root, "branch", "--show-current")).toBe("update/next\n");
    change(place.root, "tsconfig.json", () => "half way\n");
    const { code, out } = await update("--abort", "--json");
    const { kept } = JSON.parse(out) as { kept: string };
    expect([code, readFileSync(join(kept, "tsconfig.json"), "utf8"), git(place.root, "branch", "--show-current"), git(place.root, "status", "--porcelain")]).toEqual([0, "half way\n", "main\n", ""]);
  });
});

describe("update works", () => {
  const outdated = (): void => older((files) => rewrite(files, "compose.yaml", (text) => `# an old remark\n${text}`));

  it("in a folder of a larger repository, in a work tree, in a submodule and in a shallow clone", async () => {
    const apart = join(place.folder, "apart");
    place.root = join(apart, "services/shop");
    mkdirSync(place.root, { recursive: true });
    outdated();
    rmSync(join(place.root, ".git"), { recursive: true });
    git(apart, "init", "-q", "-b", "main");
    commit(apart);
    change(place.root, "tsconfig.json", (text) => text.replace('"strict": true', '"strict": false'));
    git(apart, "worktree", "add", "-q", join(place.folder, "tree"));
    git(place.folder, "clone", "-q", "--depth", "1", `file://${apart}`, "shallow");
    commit(apart);
    for (const folder of [apart, join(place.folder, "tree"), join(place.folder, "shallow")]) {
      place.root = join(folder, "services/shop");
      expect([folder, (await update("--yes")).code, (await update("--check")).code]).toEqual([folder, 0, 0]);
    }
    const around = join(place.folder, "around");
    mkdirSync(around);
    git(around, "init", "-q", "-b", "main");
    git(around, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", apart, "inner");
    place.root = join(around, "inner/services/shop");
    expect((await update("--yes")).code).toBe(0);
  });

  it("with hooks, signing and settings that change what git prints, with names in any script, and with files of ours that git ignores", async () => {
    older((files) => ["compose.yaml", "monitoring/prometheus/alerts.yml"].forEach((path) => rewrite(files, path, (text) => `# an old remark\n${text}`)));
    mkdirSync(join(place.root, "обзор"));
    renameSync(join(place.root, "monitoring/prometheus/alerts.yml"), join(place.root, "обзор/правила “日本”.yml"));
    change(place.root, "обзор/правила “日本”.yml", (text) => `${text}# mine\n`);
    change(place.root, ".gitignore", (text) => `${text}compose.yaml\n`);
    git(place.root, "rm", "-q", "--cached", "compose.yaml");
    commit(place.root);
    writeFileSync(join(place.root, ".git/hooks/post-checkout"), "#!/bin/sh\ntouch ../hooked\nexit 1\n", { mode: 0o755 });
    for (const [key, value] of [["commit.gpgSign", "true"], ["diff.external", "false"], ["diff.noprefix", "true"], ["core.quotePath", "true"], ["core.fileMode", "false"], ["status.relativePaths", "false"], ["color.ui", "always"]] as const) git(place.root, "config", key, value);
    expect((await update("--yes", "--branch", "next")).code).toBe(0);
    const moved = read("обзор/правила “日本”.yml");
    expect([read("compose.yaml").includes("an old remark"), moved.includes("an old remark"), moved.endsWith("# mine\n"), existsSync(join(place.folder, "hooked"))]).toEqual([false, false, true, false]);
    expect((await update("--check")).code).toBe(0);
  });

  it("after a squash merge of the last one, which leaves nothing of its branch", async () => {
    outdated();
    await update("--yes", "--branch", "next");
    commit(place.root);
    git(place.root, "checkout", "-q", "main");
    change(place.root, "compose.yaml", (text) => `${text}# mine\n`);
    commit(place.root);
    git(place.root, "merge", "-q", "--squash", "next");
    commit(place.root);
    git(place.root, "branch", "-q", "-D", "next");
    expect([(await update("--check")).code, read("compose.yaml").endsWith("# mine\n")]).toEqual([4, true]);
    expect([(await update("--yes")).code, read("compose.yaml").endsWith("# mine\n"), (await update("--check")).code]).toEqual([0, true, 0]);
  });

  it("and a version can be skipped, until the next one or the agreement changes", async () => {
    outdated();
    expect((await update("--skip-version")).code).toBe(0);
    commit(place.root);
    expect([(await update("--check")).code, (await update("--yes")).code, read("compose.yaml").startsWith("# an old remark")]).toEqual([0, 0, true]);
    change(place.root, "backend.yaml", (text) => text.replace("team-catalog", "team-assortment"));
    expect([(await update("--yes")).code, read("compose.yaml").startsWith("# an old remark")]).toEqual([0, false]);
  });
});

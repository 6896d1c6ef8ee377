import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { basePath, lockPath, parseLock, textFile, unpackBase, verifyBase, type FileTree } from "@create-backend/core";
import { createBackend, ensureBuilt, scratch } from "./built.ts";
import { change, commit, git, snapshot, writeAll } from "./older.ts";

/** What every version wrote: `<version>/<story>/{lock.json,base}`, kept by `pnpm keep-trees`. */
const history = join(import.meta.dirname, "../../templates/test/released");
const versions = readdirSync(history).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

interface Kept {
  readonly lockText: string;
  readonly base: Uint8Array;
  readonly tree: FileTree;
}

function keptOf(version: string, story: string): Kept {
  const [lockText, base] = [readFileSync(join(history, version, story, "lock.json"), "utf8"), readFileSync(join(history, version, story, "base"))];
  const lock = parseLock(lockText);
  const { tree, wrong } = verifyBase(lock, unpackBase(base) ?? new Map());
  expect(wrong).toEqual([]);
  return { lockText, base, tree };
}

const find = (tree: FileTree, pattern: RegExp): string => [...tree.keys()].sort().find((path) => pattern.test(path)) ?? "";

/** What people do to a repository, and a word of theirs for everything that must be found again. */
function workIn(root: string, tree: FileTree): readonly string[] {
  const domain = find(tree, /^modules\/.*\/domain\/[a-z_-]+\.(?:ts|py)$/);
  const platform = find(tree, /^platform\/.*(?:config|settings)\.(?:ts|py)$/);
  const remark = domain.endsWith(".py") ? "#" : "//";
  change(root, domain, (text) => `${text}${remark} my-rule\n`);
  change(root, platform, (text) => `${remark} my-platform\n${text}`);
  change(root, "README.md", (text) => `${text.replace(/\n\n/, "\n\nmy-paragraph\n\n")}\n## my-section\n`);
  change(root, ".editorconfig", (text) => `${text}# my-windows\n`.replaceAll("\n", "\r\n"));
  const moved = find(tree, /^\.github\/pull_request_template\.md$/);
  mkdirSync(join(root, "ops"));
  renameSync(join(root, moved), join(root, "ops/moved"));
  change(root, "ops/moved", (text) => `${text}# my-alert\n`);
  rmSync(join(root, "SECURITY.md"));
  mkdirSync(join(root, "notes"));
  writeFileSync(join(root, "notes/mine.md"), "my-note\n");
  writeFileSync(join(root, "notes/mine.bin"), new Uint8Array([0, 1, 2, 255]));
  chmodSync(join(root, "CONTRIBUTING.md"), 0o755);
  return ["my-rule", "my-platform", "my-paragraph", "my-section", "my-windows", "my-alert", "my-note"];
}

describe.each(versions.flatMap((version) => readdirSync(join(history, version)).map((story) => ({ version, story }))))("$story as $version wrote it", ({ version, story }) => {
  let place: ReturnType<typeof scratch>;
  let root: string;
  beforeAll(ensureBuilt, 120_000);
  beforeEach(() => {
    place = scratch();
    root = join(place.folder, "shop");
    const { tree, lockText, base } = keptOf(version, story);
    writeAll(root, new Map([...tree, [lockPath, textFile(lockText)], [basePath, { content: base, executable: false, owner: "managed" as const }]]));
    git(root, "init", "-q", "-b", "main");
    commit(root);
  });
  afterEach(() => place.remove());

  const update = (...words: string[]) => createBackend(["update", "--no-install", ...words], { folder: root });

  it("becomes what this version writes, untouched as it is", async () => {
    expect((await update("--yes")).code).toBe(0);
    const [again, judged] = [await update("--check"), await createBackend(["check"], { folder: root })];
    expect([again.code, judged.code, judged.out]).toEqual([0, 0, expect.stringContaining("no findings")]);
  });

  it("keeps every word of the user's, once and for all", async () => {
    const words = workIn(root, keptOf(version, story).tree);
    commit(root);
    const { code, out, err } = await update("--yes", "--json");
    expect([code, err]).toEqual([0, ""]);
    const after = snapshot(root);
    const texts = Object.values(after).join("\n");
    expect(words.filter((word) => !texts.includes(word))).toEqual([]);
    expect([Object.hasOwn(after, "SECURITY.md"), after["notes/mine.bin"], after["CONTRIBUTING.md"]?.[0], after["ops/moved"]?.includes("my-alert")]).toEqual([false, `-${String.fromCharCode(0, 1, 2, 255)}`, "x", true]);
    commit(root);
    expect([(await update("--yes")).code, snapshot(root)]).toEqual([0, after]);
    expect(JSON.parse(out)).toMatchObject({ ok: true });
  });
});

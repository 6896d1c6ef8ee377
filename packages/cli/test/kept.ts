import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { basePath, lockPath, parseLock, textFile, unpackBase, verifyBase, type FileTree } from "@create-backend/core";
import { change, commit, git, writeAll } from "./older.ts";

/** What every version wrote: `<version>/<story>/{lock.json,base}`, kept by `pnpm keep-trees`. */
const history = join(import.meta.dirname, "../../templates/test/released");
const versions = readdirSync(history).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

/** Every repository that a version wrote. */
export const stories = versions.flatMap((version) => readdirSync(join(history, version)).map((story) => ({ version, story })));

interface Kept {
  readonly lockText: string;
  readonly base: Uint8Array;
  readonly tree: FileTree;
}

export function keptOf(version: string, story: string): Kept {
  const [lockText, base] = [readFileSync(join(history, version, story, "lock.json"), "utf8"), readFileSync(join(history, version, story, "base"))];
  const lock = parseLock(lockText);
  const { tree, wrong } = verifyBase(lock, unpackBase(base) ?? new Map());
  expect(wrong).toEqual([]);
  return { lockText, base, tree };
}

/** Writes a repository as a version wrote it, and commits it. */
export function restore(root: string, { version, story }: { readonly version: string; readonly story: string }): void {
  const { tree, lockText, base } = keptOf(version, story);
  writeAll(root, new Map([...tree, [lockPath, textFile(lockText)], [basePath, { content: base, executable: false, owner: "managed" as const }]]));
  git(root, "init", "-q", "-b", "main");
  commit(root);
}

const find = (tree: FileTree, pattern: RegExp): string => [...tree.keys()].sort().find((path) => pattern.test(path)) ?? "";

/** What people do to a repository, and a word of theirs for everything that must be found again. */
export function workIn(root: string, tree: FileTree): readonly string[] {
  const domain = find(tree, /^modules\/.*\/domain\/[a-z_-]+\.(?:ts|py)$/);
  const platform = find(tree, /^platform\/.*(?:config|settings)\.(?:ts|py)$/);
  const remark = domain.endsWith(".py") ? "#" : "//";
  change(root, domain, (text) => `${text}${remark} my-rule\n`);
  if (remark === "//") writeFileSync(join(root, dirname(domain), "may.ts"), 'import { accepts } from "@shop/platform";\nexport const may = (version: number): boolean => accepts("any", version); // my-use\n');
  change(root, platform, (text) => `${remark} my-platform\n${text}`);
  change(root, "README.md", (text) => `${text.replace(/\n\n## /, "\n\nmy-paragraph\n\n## ")}\n## my-section\n`);
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
  return ["my-rule", "my-platform", "my-paragraph", "my-section", "my-windows", "my-alert", "my-note", ...(remark === "//" ? ["my-use"] : [])];
}

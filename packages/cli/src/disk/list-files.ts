import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { isMadeFolder } from "@create-backend/core";
import { askGit } from "./ask-git.ts";
import { isGone, readingError } from "./disk-error.ts";
import type { Running } from "./run.ts";

/** What a walk without git leaves out besides what tools fetch or make: caches and reports. */
const caches = new Set(["dist", "build", "out", "coverage", ".next", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".terraform"]);

/** Paths of a repository, relative with forward slashes, in code-unit order: what git knows and does not ignore; without git, a walk. */
export function listFiles(root: string, environment: Running["environment"]): readonly string[] {
  const listed = byGit(root, environment);
  return (listed === undefined || listed.length === 0 ? byWalking(root) : listed).sort();
}

function byGit(root: string, environment: Running["environment"]): string[] | undefined {
  const { code, out } = askGit(["ls-files", "-co", "--exclude-standard", "-z"], { folder: root, environment });
  if (code !== 0) return undefined;
  return [...new Set(out.toString("utf8").split("\0").filter((path) => path !== ""))];
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    if (isGone(cause)) return [];
    throw readingError(cause, folder);
  }
}

function byWalking(root: string): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    const entries = entriesOf(join(root, folder));
    const names = entries.map(({ name }) => name);
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !caches.has(entry.name) && !isMadeFolder(entry.name, names)) walk(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  walk("");
  return found;
}

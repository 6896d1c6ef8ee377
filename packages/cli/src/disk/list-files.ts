import { isUtf8 } from "node:buffer";
import { readdirSync, type Dirent } from "node:fs";
import { isMadeFolder } from "@create-backend/core";
import { askGit } from "./ask-git.ts";
import { isGone, readingError } from "./disk-error.ts";
import { listedPath, type ListedPath } from "./raw-names.ts";
import type { Running } from "./run.ts";

/** What a walk without git leaves out besides what tools fetch or make: caches and reports. */
const caches = new Set(["dist", "build", "out", "coverage", ".next", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".terraform"]);

/** Paths of a repository, relative with forward slashes, in code-unit order: what git knows and does not ignore; without git, a walk. */
export function listFiles(root: string, environment: Running["environment"]): readonly ListedPath[] {
  const listed = byGit(root, environment);
  return (listed === undefined || listed.length === 0 ? byWalking(root) : listed).sort(({ path: a }, { path: b }) => (a < b ? -1 : a > b ? 1 : 0));
}

function byGit(root: string, environment: Running["environment"]): ListedPath[] | undefined {
  const { code, out } = askGit(["ls-files", "-co", "--exclude-standard", "-z"], { folder: root, environment });
  if (code !== 0) return undefined;
  if (isUtf8(out)) return [...new Set(out.toString("utf8").split("\0").filter((path) => path !== ""))].map((path) => ({ path }));
  const found = new Map<string, ListedPath>();
  for (let at = 0, end = out.indexOf(0); end >= 0; at = end + 1, end = out.indexOf(0, at)) {
    const listed = listedPath(out.subarray(at, end));
    found.set(listed.path, listed);
  }
  return [...found.values()];
}

function entriesOf(folder: Buffer): readonly Dirent<Buffer>[] {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
  } catch (cause) {
    if (isGone(cause)) return [];
    throw readingError(cause, folder.toString());
  }
}

function byWalking(root: string): ListedPath[] {
  const found: ListedPath[] = [];
  const base = Buffer.from(`${root}/`);
  const walk = (inside: Buffer): void => {
    const entries = entriesOf(Buffer.concat([base, inside]));
    const names = entries.map(({ name }) => name.toString());
    entries.forEach((entry, index) => {
      const name = names[index] ?? "";
      const path = Buffer.concat([inside, entry.name]);
      if (entry.isDirectory() && !caches.has(name) && !isMadeFolder(name, names)) walk(Buffer.concat([path, slash]));
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(listedPath(path));
    });
  };
  walk(Buffer.alloc(0));
  return found;
}

const slash = Buffer.from("/");

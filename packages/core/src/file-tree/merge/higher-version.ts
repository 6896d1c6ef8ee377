import type { KeyPath } from "./merge-values.ts";
import { isVersions } from "./version-keys.ts";

/** Settles a clash between two versions of one dependency: the higher wins, whoever raised it. */
export function higherVersion(path: KeyPath, mine: unknown, theirs: unknown): unknown {
  if (!isVersions(path) || typeof mine !== "string" || typeof theirs !== "string") return undefined;
  const [a, b] = [numbersOf(mine), numbersOf(theirs)];
  if (a === undefined || b === undefined) return undefined;
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0 ? mine : theirs;
  }
  return mine;
}

/** Major, minor and patch of an exact version or a simple range; undefined for anything else (pre-releases, urls, workspaces). */
function numbersOf(version: string): readonly number[] | undefined {
  const match = /^(?:[\w@/-]+@)?[\^~]?(?:>=)?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(version.trim());
  return match === null ? undefined : [match[1], match[2], match[3]].map((part) => Number(part ?? 0));
}

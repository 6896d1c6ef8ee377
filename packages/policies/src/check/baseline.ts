import type { Finding } from "@create-backend/core";
import { textOf } from "../graph/text.ts";
import { healthFinding } from "./health.ts";
import type { Scene } from "./run-policy.ts";
import type { Subtraction } from "./waivers.ts";

/** Folder of the debt that was there on day one: one file per module, one fingerprint a line, sorted. */
export const baselineFolder = ".backend/baseline/";

/** Takes known debt away; an entry that matches nothing any more is a finding, so the file can only shrink. */
export function subtractBaseline(findings: readonly Finding[], scene: Scene): Subtraction {
  const entries = readEntries(scene);
  if (entries.length === 0) return { kept: findings, taken: [], health: [] };
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  const taken = findings.filter(({ fingerprint }) => known.has(fingerprint));
  const seen = new Set(taken.map(({ fingerprint }) => fingerprint));
  const stale = entries.filter(({ fingerprint }) => !seen.has(fingerprint));
  return {
    kept: findings.filter(({ fingerprint }) => !known.has(fingerprint)),
    taken,
    health: stale.map(({ fingerprint, path, start }) =>
      healthFinding(scene, {
        ailment: "stale-baseline",
        at: { path, start, end: start + fingerprint.length },
        facts: { entry: fingerprint },
        message: `The debt "${fingerprint}" is paid.`,
        fix: "Remove this line from the baseline.",
      }),
    ),
  };
}

interface Entry {
  readonly path: string;
  readonly fingerprint: string;
  readonly start: number;
}

function readEntries({ tree }: Scene): readonly Entry[] {
  const entries: Entry[] = [];
  for (const path of tree.keys()) {
    if (!path.startsWith(baselineFolder) || !path.endsWith(".txt")) continue;
    let start = 0;
    for (const line of (textOf(tree, path) ?? "").split("\n")) {
      if (line.trim() !== "" && !line.startsWith("#")) entries.push({ path, fingerprint: line.trim(), start });
      start += line.length + 1;
    }
  }
  return entries;
}

/** The baseline files that make these findings known debt: path → text. */
export function baselineOf(findings: readonly Finding[], moduleOf: (path: string) => string): ReadonlyMap<string, string> {
  const byModule = new Map<string, Set<string>>();
  for (const { fingerprint, location } of findings) {
    const module = moduleOf(location.path);
    byModule.set(module, (byModule.get(module) ?? new Set()).add(fingerprint));
  }
  return new Map([...byModule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([module, entries]) => [`${baselineFolder}${module}.txt`, `${[...entries].sort().join("\n")}\n`]));
}

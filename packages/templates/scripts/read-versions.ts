import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Versions } from "../src/render/layer-source.ts";

/** Reads `versions/`: ordinary manifests that a bot can raise, one for each ecosystem. */
export function readVersions(folder: string): Versions {
  const text = (path: string): string => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : "");
  return {
    npm: npmVersions(text("npm/package.json") || "{}"),
    pypi: pairs(text("pypi/pyproject.toml"), /^\s*"([a-z0-9._-]+(?:\[[a-z0-9,_-]+\])?)==([^"]+)",?$/gim),
    go: pairs(text("go/go.mod"), /^(?:require)?\s+(\S+) (v\S+)/gm),
    docker: swapped(pairs(text("docker/Dockerfile"), /^FROM (\S+) AS (\S+)$/gm)),
    actions: pairs(text("actions/workflow.yml"), /uses: ([\w./-]+)@([0-9a-f]{40} # \S+)$/gm),
  };
}

function npmVersions(text: string): Record<string, string> {
  const manifest = JSON.parse(text) as { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
  return { ...manifest.dependencies, ...manifest.devDependencies };
}

function pairs(text: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries([...text.matchAll(pattern)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

function swapped(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [value, key]));
}

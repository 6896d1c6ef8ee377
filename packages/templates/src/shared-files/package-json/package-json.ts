import { textFile, type TreeFile } from "@create-backend/core";
import type { PackageContribution } from "../../define-option.ts";
import type { Versions } from "../../render/layer-source.ts";
import { versionOf } from "../../render/template.ts";

const ecosystem = "npm";

/**
 * The one writer of every `package.json`. Those of modules are the user's, the others are kept by us: versions therefore stand in the workspace's
 * catalog alone (`{{#each (catalog "npm")}}`), or the user's packages would keep old ones when ours move on.
 */
export function* packageJsonFiles(packages: readonly PackageContribution[], versions: Versions): Generator<[string, TreeFile]> {
  const ours = packages.filter((contribution) => contribution.ecosystem === ecosystem);
  for (const at of new Set(ours.map((contribution) => contribution.at))) {
    const manifest = manifestOf(ours.filter((contribution) => contribution.at === at), versions);
    const path = at === "." ? "package.json" : `${at}/package.json`;
    yield [path, textFile(`${JSON.stringify(manifest, null, 2)}\n`, at.startsWith("modules/") ? "seed" : "managed")];
  }
}

function manifestOf(parts: readonly PackageContribution[], versions: Versions): Record<string, unknown> {
  const fields = Object.assign({}, ...parts.map((part) => part.fields ?? {})) as Record<string, unknown>;
  const exports = Object.assign({}, fields["exports"], ...parts.map((part) => part.exports ?? {})) as Record<string, string>;
  const scripts = Object.assign({}, ...parts.map((part) => part.scripts ?? {})) as Record<string, string>;
  const numbered = (key: "dependencies" | "devDependencies"): Record<string, string> => {
    const local = key === "dependencies" ? parts.flatMap((part) => part.local ?? []).map((name) => [name, "workspace:*"] as const) : [];
    const named = parts.flatMap((part) => part[key] ?? []).map((name) => [name, versionOf(versions, ecosystem, name) && "catalog:"] as const);
    return Object.fromEntries([...local, ...named].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const dependencies = numbered("dependencies");
  const devDependencies = numbered("devDependencies");
  const manager = parts.map((part) => part.manager).find((name) => name !== undefined);
  return {
    ...fields,
    ...(Object.keys(exports).length > 0 ? { exports } : {}),
    ...(manager === undefined ? {} : { packageManager: `${manager}@${versionOf(versions, ecosystem, manager)}` }),
    ...(Object.keys(scripts).length > 0 ? { scripts } : {}),
    ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}),
    ...(Object.keys(devDependencies).length > 0 ? { devDependencies } : {}),
  };
}

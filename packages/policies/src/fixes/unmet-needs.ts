import type { Blueprint, FileTree } from "@create-backend/core";
import { undeclaredIn } from "../architecture/undeclared-package/policy.ts";
import { derivedFrom, defineFact } from "../graph/derived.ts";
import { graphOf } from "../graph/graph-of.ts";
import { baseName } from "../graph/paths.ts";
import { readYamlDocuments } from "../graph/yaml-value.ts";
import { declaredIn } from "../manifests/dependencies/declared.ts";

/** Something that a file needs of a manifest and does not find there: a package, or the version of one. */
export interface UnmetNeed {
  readonly path: string;
  readonly name: string;
  readonly manifest: string;
}

/** Packages that sources import and no manifest declares, and versions that a `package.json` leaves to a catalogue of pnpm that does not have them. */
export function unmetNeeds(tree: FileTree, blueprint: Blueprint): readonly UnmetNeed[] {
  const { verdicts } = undeclaredIn({ tree, graph: graphOf(tree, blueprint), dependencies: declaredIn(tree) });
  const imports = verdicts.map(({ at: { path }, facts: { name = "", manifest = "" } }) => ({ path, name, manifest }));
  return [...imports, ...[...tree.keys()].filter((path) => baseName(path) === "package.json").flatMap((path) => withoutVersion(tree, path))];
}

const catalogue = "pnpm-workspace.yaml";

/** Names whose version is that of the catalogue without a name of its own (or `default`), which is the one that the templates write. */
const leftToCatalogue = defineFact("versions left to a catalogue", (text) => [...text.matchAll(/"([^"\n]+)"\s*:\s*"catalog:"/g)].map(([, name = ""]) => name));

const inCatalogue = defineFact("names in a catalogue", (text, path) => {
  const read = readYamlDocuments(path, text);
  return "roots" in read ? read.roots.flatMap((root) => [root.get("catalog"), root.get("catalogs").get("default")].flatMap((names) => names.entries().map(({ key }) => key))) : [];
});

function withoutVersion(tree: FileTree, path: string): readonly UnmetNeed[] {
  const known = new Set(derivedFrom(tree, catalogue, inCatalogue));
  return (derivedFrom(tree, path, leftToCatalogue) ?? []).filter((name) => !known.has(name)).map((name) => ({ path, name, manifest: catalogue }));
}

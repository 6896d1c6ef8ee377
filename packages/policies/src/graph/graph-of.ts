import { writtenIn, type Blueprint, type FileTree } from "@create-backend/core";
import { derivedFrom } from "./derived.ts";
import type { Scan } from "./facts.ts";
import type { Edge, Graph, Language, Unit } from "./graph.ts";
import { languages, type LanguageSupport } from "./languages.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { ReExports, type Followed } from "./re-exports.ts";
import { scanFact } from "./source-facts.ts";

/** Every folder of a tree. */
export function foldersIn(tree: FileTree): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of tree.keys())
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** The units and edges of a tree. Pure: reads nothing but the tree. */
export function graphOf(tree: FileTree, blueprint: Blueprint): Graph {
  const folders = foldersIn(tree);
  return graphWith(tree, layoutOf(blueprint, folders, tree), folders);
}

/** The same when layout and folders are known. */
export function graphWith(tree: FileTree, layout: Layout, folders: ReadonlySet<string>): Graph {
  const units = new Map<string, Unit>();
  const edges: Edge[] = [];
  const followed = new Map<Language, Followed>();
  const paths = writtenIn(tree.keys());
  for (const language of languages) {
    const sources = paths.filter((path) => language.files.test(path));
    if (sources.length > 0) addLanguage({ tree, layout, folders, language, paths, sources, units, edges, followed });
  }
  const reExports = new ReExports(({ name }) => followed.get(name));
  return { units, edges, finalsOf: (edge) => reExports.finalsOf(edge) };
}

interface Work {
  readonly tree: FileTree;
  readonly layout: Layout;
  readonly folders: ReadonlySet<string>;
  readonly language: LanguageSupport;
  readonly paths: readonly string[];
  readonly sources: readonly string[];
  readonly units: Map<string, Unit>;
  readonly edges: Edge[];
  readonly followed: Map<Language, Followed>;
}

function addLanguage({ tree, layout, folders, language, paths, sources, units, edges, followed }: Work): void {
  const scans = new Map<string, Scan>();
  for (const path of sources) {
    const scan = derivedFrom(tree, path, scanFact);
    if (scan !== undefined) scans.set(path, scan);
  }
  const scanOf = (path: string): Scan => scans.get(path) ?? { imports: [] };
  const resolver = language.resolver({ tree, folders, manifests: paths.filter((path) => language.manifests.test(path)), sources: [...scans.keys()], scanOf });
  followed.set(language.name, { tree, resolver, scanOf, placeOf: (path) => layout.placeOf(path) });
  for (const [path, scan] of scans) {
    const unit: Unit = { path, language: language.name, place: layout.placeOf(path), ...(scan.broken === undefined ? {} : { broken: scan.broken }), ...(scan.waives === undefined ? {} : { waives: scan.waives }) };
    units.set(path, unit);
    for (const fact of scan.imports)
      for (const target of resolver.targetsOf(path, fact))
        edges.push(target.kind === "file" ? { from: unit, fact, target, to: layout.placeOf(target.path) } : { from: unit, fact, target });
  }
}

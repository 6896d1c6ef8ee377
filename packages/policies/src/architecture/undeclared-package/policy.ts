import { addTo, type FileTree } from "@create-backend/core";
import { definePolicy, type Judgement, type RepositoryFacts, type Verdict } from "../../define-policy.ts";
import { foldersIn } from "../../graph/graph-of.ts";
import type { Edge } from "../../graph/graph.ts";
import { folderOf, foldersUp, inFolder } from "../../graph/paths.ts";
import type { Declared } from "../../manifests/dependencies/declared.ts";
import { PythonManifests } from "./python.ts";

/** Languages whose imports name what their manifests name; elsewhere a package and its imports may be called differently. */
const manifests: Readonly<Record<string, { readonly file: string; readonly declares: (declared: ReadonlySet<string>, name: string) => boolean }>> = {
  typescript: { file: "package.json", declares: (declared, name) => declared.has(name) || declared.has(`@types/${name.replace(/^@/, "").replace("/", "__")}`) },
  go: { file: "go.mod", declares: (declared, name) => [...partsUp(name)].some((part) => declared.has(part)) },
};

export default definePolicy<"graph" | "dependencies">({
  kind: "graph",
  needs: ["graph", "dependencies"],
  title: "Undeclared package",
  summary: "Code imports only packages that a manifest beside it, or above it, declares.",
  fix: ({ name, manifest }) => `Make sure that ${name} exists and is the package you mean, and add it to ${manifest}; or remove the import.`,
  message: ({ name, manifest }) => `${name} is imported, but ${manifest} does not declare it.`,
  judge: undeclaredIn,
});

/** Imports of packages that no manifest declares for the file that they stand in. */
export function undeclaredIn({ graph, dependencies, tree }: { readonly tree: FileTree } & Pick<RepositoryFacts, "graph" | "dependencies">): Judgement {
  const scene: Scene = { folders: foldersIn(tree), tree, declared: byManifest(dependencies), known: new Map() };
  const outside = graph.edges.filter(({ fact, target }) => target.kind === "package" && !target.builtin && fact.kind !== "documentation");
  const imports = outside.filter(({ from }) => manifests[from.language] !== undefined);
  const python = new PythonManifests({ tree, dependencies, graph });
  const ofPython = outside.filter(({ from }) => from.language === "python");
  return { judged: imports.length + ofPython.length, verdicts: [...imports.flatMap((edge) => verdictOn(edge, scene)), ...ofPython.flatMap((edge) => python.verdictOn(edge))] };
}

interface Scene {
  readonly tree: FileTree;
  readonly folders: ReadonlySet<string>;
  readonly declared: ReadonlyMap<string, readonly string[]>;
  /** By folder and manifest's name: what holds there. */
  readonly known: Map<string, Holding | undefined>;
}

/** What a folder may import, and the manifest that is nearest. */
interface Holding {
  readonly manifest: string;
  readonly names: ReadonlySet<string>;
}

function byManifest(dependencies: readonly Declared[]): ReadonlyMap<string, readonly string[]> {
  const declared = new Map<string, string[]>();
  for (const { name, at } of dependencies) addTo(declared, at.path, name);
  return declared;
}

function verdictOn({ from, fact, target }: Edge, scene: Scene): readonly Verdict[] {
  const language = manifests[from.language];
  if (language === undefined || target.kind !== "package") return [];
  const { name } = target;
  const holding = holdingAt(folderOf(from.path), language.file, scene);
  if (holding === undefined || language.declares(holding.names, name) || isAlias(name, holding, scene)) return [];
  return [{ at: { path: from.path, start: fact.start, end: fact.end }, facts: { name, manifest: holding.manifest } }];
}

function holdingAt(folder: string, file: string, { tree, declared, known }: Scene): Holding | undefined {
  const key = `${folder}/${file}`;
  if (known.has(key)) return known.get(key);
  const found = [...foldersUp(folder)].map((above) => inFolder(above, file)).filter((path) => tree.has(path));
  const [manifest] = found;
  const holding = manifest === undefined ? undefined : { manifest, names: new Set(found.flatMap((path) => declared.get(path) ?? [])) };
  known.set(key, holding);
  return holding;
}

/** Bundlers give names to folders (`@/`, `~/`, `$lib`) and to what they make up (`virtual:…`), generators of sites to their parts (`@theme/Layout`). */
function isAlias(name: string, { manifest, names }: Holding, { folders }: Scene): boolean {
  if (/^[@~#$]\/|^[~#$]|:/.test(name) || isMadeUp(name, names) || (names.has("@docusaurus/core") && /^@(?:theme|site|generated|docusaurus)(?:\/|$)/.test(name))) return true;
  const above = folderOf(manifest);
  return !name.includes("/") && (folders.has(inFolder(above, name)) || folders.has(inFolder(above, `src/${name}`)));
}

/** What plugins of bundlers make up under a name that looks like a package's, by the packages that bring them. */
const madeUp: Readonly<Record<string, RegExp>> = { "unfonts.css": /^unplugin-fonts$/, "uno.css": /^@?unocss(?:\/|$)/, "windi.css": /windicss/ };

/** What k6 runs finds `k6` in k6 itself. */
function isMadeUp(name: string, declared: ReadonlySet<string>): boolean {
  const by = Object.hasOwn(madeUp, name) ? madeUp[name] : undefined;
  return name === "k6" || (by !== undefined && [...declared].some((each) => by.test(each)));
}

/** `a/b/c`, `a/b`, `a`. */
function* partsUp(name: string): Iterable<string> {
  for (const part of foldersUp(name)) if (part !== "") yield part;
}

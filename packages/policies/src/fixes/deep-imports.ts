import type { Blueprint, FileTree, Finding } from "@create-backend/core";
import { foldersIn, graphWith } from "../graph/graph-of.ts";
import type { ImportFact } from "../graph/facts.ts";
import type { Edge } from "../graph/graph.ts";
import { layoutOf, type Layout } from "../graph/layout.ts";
import { folderOf, inFolder, isInside } from "../graph/paths.ts";
import { positionOf } from "../graph/position.ts";
import { textOf } from "../graph/text.ts";
import type { Fix } from "./fix.ts";

/** Imports of TypeScript, JavaScript and Python that reach past a door which offers the very same names: they go through the door. */
export function deepImportFixes(tree: FileTree, blueprint: Blueprint, findings: readonly Finding[]): readonly Fix[] {
  const deep = findings.filter(({ policy, facts }) => policy === "no-cross-module-import" && facts["kind"] === "inside");
  if (deep.length === 0) return [];
  const folders = foldersIn(tree);
  const layout = layoutOf(blueprint, folders, tree);
  const { edges } = graphWith(tree, layout, folders);
  const places = new Set(deep.map(({ location: { path, line, column } }) => `${path}:${line}:${column}`));
  const files = new Set(deep.map(({ location }) => location.path));
  const scene: Scene = { tree, layout, edges };
  const wanted = edges.filter((edge) => files.has(edge.from.path) && (edge.from.language === "typescript" || edge.from.language === "python") && places.has(placeOf(edge, tree)));
  return [...files].flatMap((path) => {
    const changes = wanted.filter(({ from }) => from.path === path).flatMap((edge) => changeOf(edge, scene) ?? []);
    if (changes.length === 0) return [];
    const text = [...changes].sort((a, b) => b.start - a.start).reduce((rest, { start, end, written }) => rest.slice(0, start) + written + rest.slice(end), textOf(tree, path) ?? "");
    return [{ path, what: `imports ${changes.map(({ written }) => written).join(", ")} instead of what is behind it`, text }];
  });
}

interface Scene {
  readonly tree: FileTree;
  readonly layout: Layout;
  readonly edges: readonly Edge[];
}

interface Change {
  readonly start: number;
  readonly end: number;
  /** The new target, quotes included. */
  readonly written: string;
}

function placeOf({ from, fact }: Edge, tree: FileTree): string {
  const { line, column } = positionOf(textOf(tree, from.path) ?? "", fact.start);
  return `${from.path}:${line}:${column}`;
}

function changeOf({ from, fact, target, to }: Edge, scene: Scene): Change | undefined {
  const { names = [], start, end, specifier, kind } = fact;
  if (target.kind !== "file" || to?.name === undefined || kind !== "import" || names.length === 0 || names.includes("default") || names.includes("*")) return undefined;
  const door = scene.edges.find((edge) => edge.target.kind === "file" && edge.target.path === target.path && edge.from.place.open && edge.from.place.name === to.name && offers(edge, names));
  if (door === undefined) return undefined;
  if (from.language === "python") return packageInstead(fact, { door: door.from.path, target: target.path });
  const quote = (textOf(scene.tree, from.path) ?? "")[start] ?? '"';
  const written = specifierFor(from.path, { door: door.from.path, module: to.name, instead: specifier }, scene);
  return { start, end, written: `${quote}${written}${quote}` };
}

/** The door hands the names on as they are: the same thing is imported afterwards. */
function offers({ from, fact }: Edge, names: readonly string[]): boolean {
  if (fact.kind !== (from.language === "python" ? "import" : "re-export") || fact.as !== undefined) return false;
  const offered = fact.names ?? [];
  return !(fact.typeOnly && !names.every((name) => offered.includes(name))) && (offered.includes("*") || names.every((name) => offered.includes(name)));
}

/** `shop.catalog.price` by way of `shop/catalog/__init__.py` is `shop.catalog`: running the inside runs the package, so nothing else happens. */
function packageInstead({ specifier, start, end }: ImportFact, { door, target }: { readonly door: string; readonly target: string }): Change | undefined {
  const house = folderOf(door);
  if (!door.endsWith("/__init__.py") || !isInside(target, house)) return undefined;
  const below = target.slice(house.length + 1).replace(/(?:\/__init__)?\.pyi?$/, "").split("/");
  const dots = /^\.*/.exec(specifier)?.[0] ?? "";
  const parts = specifier.slice(dots.length).split(".");
  if (!parts.join("/").endsWith(below.join("/")) || (dots === "" && parts.length === below.length)) return undefined;
  return { start, end, written: dots + parts.slice(0, parts.length - below.length).join(".") };
}

/** The name of the module's package where it has one that leads to the door, else the way to the door, written as the import was. */
function specifierFor(importer: string, { door, module, instead }: { readonly door: string; readonly module: string; readonly instead: string }, { tree, layout }: Scene): string {
  for (const folder of layout.foldersOf(module)) {
    const manifest = textOf(tree, inFolder(folder, "package.json"));
    const name = manifest === undefined ? undefined : /"name"\s*:\s*"([^"]+)"/.exec(manifest)?.[1];
    if (name !== undefined) return name;
  }
  const way = wayTo(folderOf(importer).split("/"), door);
  if (/\.[cm]?[jt]sx?$/.test(instead)) return instead.endsWith(".js") ? way.replace(/\.tsx?$/, ".js") : way;
  return way.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, "");
}

function wayTo(from: readonly string[], path: string): string {
  const to = path.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  return `${up === 0 ? "./" : "../".repeat(up)}${to.slice(shared).join("/")}`;
}

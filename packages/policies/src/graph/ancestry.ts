import { grouped, type FileTree } from "@create-backend/core";
import { describedIn, lastOf, namesOf, type Described } from "./described.ts";
import type { Edge, Final, Graph } from "./graph.ts";
import { folderOf } from "./paths.ts";

type Type = Described["types"][number];

/** Where the names of a repository's sources lead. */
export interface Links {
  readonly edgesFrom: (path: string) => readonly Edge[];
  readonly finalsOf: (edge: Edge) => readonly Final[];
  readonly sources: () => Iterable<string>;
  /** Nothing changes while it is asked, as it may in an editor. */
  readonly settled: boolean;
}

export const noLinks: Links = { edgesFrom: () => [], finalsOf: () => [], sources: () => [], settled: true };

/** The same of a graph, which is asked for when the first name is followed. */
export function linksOf(graphNow: () => Graph): Links {
  let edges: ReadonlyMap<string, readonly Edge[]> | undefined;
  return {
    edgesFrom: (path) => (edges ??= grouped(graphNow().edges, ({ from }) => from.path)).get(path) ?? [],
    finalsOf: (edge) => graphNow().finalsOf(edge),
    sources: () => graphNow().units.keys(),
    settled: true,
  };
}

/** A type, where it stands. */
interface Standing {
  readonly path: string;
  readonly type: Type;
}

/** What the types of a file extend or implement, over types of other files as well; what a file names itself comes first. */
export function ancestryIn(tree: FileTree, links: Links): (path: string) => readonly string[] {
  const typesIn = (path: string): readonly Standing[] => describedIn(tree, path).types.map((type) => ({ path, type }));
  const origins = originsIn(typesIn, links);
  const known = new Map<string, readonly string[]>();
  const workedOut = (path: string): readonly string[] => {
    // A set is walked in the order in which it grows, so this ends where nothing new is found.
    const seen = new Map(typesIn(path).map((standing) => [keyOf(standing), standing]));
    for (const { path: at, type } of seen.values())
      for (const base of type.bases) for (const origin of origins(at, base)) if (!seen.has(keyOf(origin))) seen.set(keyOf(origin), origin);
    return namesOf([...seen.values()].flatMap(({ type }) => type.bases));
  };
  return (path) => {
    const names = known.get(path) ?? workedOut(path);
    if (links.settled) known.set(path, names);
    return names;
  };
}

function keyOf({ path, type }: Standing): string {
  return `${path} ${type.name} ${type.bases.join()}`;
}

/** The types that a name stands for in a file: its own, those of its package, or those that its imports bring. */
function originsIn(typesIn: (path: string) => readonly Standing[], links: Links): (path: string, base: string) => readonly Standing[] {
  const packageOf = goPackages(links.sources);
  return (path, base) => {
    const called = (name: string) => ({ type }: Standing): boolean => type.name === name;
    const near = base.includes(".") ? [] : packageOf(path).flatMap(typesIn).filter(called(base));
    if (near.length > 0) return near;
    return links.edgesFrom(path).flatMap((edge) => {
      const name = nameThere(edge, base);
      return name === undefined ? [] : filesBehind(edge, links, name).flatMap(packageOf).flatMap((file) => meant(typesIn(file), name, base));
    });
  };
}

/** A default export has the name that its importer gives it, so it is known by being alone or by being called the same. */
function meant(types: readonly Standing[], name: string, base: string): readonly Standing[] {
  if (name === "default" && types.length === 1) return types;
  return types.filter(({ type }) => type.name === (name === "default" ? base : name));
}

/** What the target of an import calls a base; undefined when the import does not bring it. */
function nameThere({ fact: { names, as = names } }: Edge, base: string): string | undefined {
  if (names === undefined || as === undefined) return lastOf(base);
  const [first] = base.split(".");
  const index = as.findIndex((local) => local === first || local === "*");
  if (index < 0) return undefined;
  return names[index] === "*" || base !== first ? lastOf(base) : names[index];
}

/** The file that an import names, and the one that declares the name in the end; of an import of everything the name is asked for on its own. */
function filesBehind(edge: Edge, { finalsOf }: Links, name: string): readonly string[] {
  const { fact } = edge;
  const asked = fact.names?.includes("*") === true ? { ...edge, fact: { ...fact, names: [name] } } : edge;
  const finals = finalsOf(asked).filter((final) => final.name === name);
  return [edge.target, ...finals.map(({ target }) => target)].flatMap((target) => (target.kind === "file" ? [target.path] : []));
}

/** All files of a package of Go see each other's types without a word; files of other languages stand alone. */
function goPackages(sources: Links["sources"]): (path: string) => readonly string[] {
  let folders: ReadonlyMap<string, readonly string[]> | undefined;
  return (path) => {
    if (!path.endsWith(".go")) return [path];
    folders ??= grouped([...sources()].filter((source) => source.endsWith(".go")), folderOf);
    return folders.get(folderOf(path)) ?? [path];
  };
}

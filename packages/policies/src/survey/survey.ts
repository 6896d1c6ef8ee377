import { addTo, type Blueprint, type FileTree, type Finding } from "@create-backend/core";
import type { CheckResult } from "../check/check.ts";
import { componentsOf } from "../graph/components.ts";
import { foldersIn, graphWith } from "../graph/graph-of.ts";
import type { Edge, Graph } from "../graph/graph.ts";
import { layoutOf, type Place } from "../graph/layout.ts";
import { positionOf } from "../graph/position.ts";
import { textOf } from "../graph/text.ts";

/** A module, an app or another room, with what lies in it. */
export interface House {
  /** `module:orders`, `app:api`, `platform`. */
  readonly id: string;
  readonly room: Place["room"];
  readonly name: string;
  readonly owner?: string;
  /** Indices into the files of the survey. */
  readonly files: readonly number[];
  /** It and others use each other in a circle. */
  readonly cycle: boolean;
}

export interface SurveyFile {
  readonly path: string;
  readonly house: string;
  readonly layer?: string;
  /** Others may import it. */
  readonly open: boolean;
  /** Findings in it, known and waived ones included. */
  readonly findings: number;
  readonly cycle: boolean;
}

/** An import between two files: `bad` holds what is found about it. */
export interface FileUse {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly bad?: string;
}

/** All imports from one house to another. */
export interface HouseUse {
  readonly from: string;
  readonly to: string;
  readonly imports: number;
  /** The agreement wants it, or it lies in the nature of apps and platform. */
  readonly intended: boolean;
  readonly violations: number;
  readonly cycle: boolean;
}

/** The architecture as it is, against what is intended. Tests are left out. */
export interface Survey {
  readonly name: string;
  readonly houses: readonly House[];
  readonly uses: readonly HouseUse[];
  readonly files: readonly SurveyFile[];
  readonly imports: readonly FileUse[];
}

/** Surveys a repository; `result` is what a check says of it. */
export function surveyOf(tree: FileTree, blueprint: Blueprint, result: CheckResult): Survey {
  const folders = foldersIn(tree);
  const graph = graphWith(tree, layoutOf(blueprint, folders, tree), folders);
  const paths = [...graph.units.values()].filter(({ place }) => !place.test).map(({ path }) => path).sort();
  const index = new Map(paths.map((path, number) => [path, number]));
  const imports = importsIn(graph, index, badSpots(tree, graph, [...result.findings, ...result.waived, ...result.baselined]));
  const inCycle = membersOfCycles(paths.length, imports);
  const found = countByPath([...result.findings, ...result.health, ...result.waived, ...result.baselined]);
  const files = paths.map((path, number): SurveyFile => {
    const { layer, open, ...place } = (graph.units.get(path) as { readonly place: Place }).place;
    return { path, house: idOf(place), ...(layer === undefined ? {} : { layer }), open, findings: found.get(path) ?? 0, cycle: inCycle.has(number) };
  });
  return { name: blueprint.name, ...housesOf(files, imports, blueprint), files, imports };
}

function idOf({ room, name }: Pick<Place, "room" | "name">): string {
  return name === undefined ? room : `${room}:${name}`;
}

/** `path:line:column` → sentence, for every finding that stands at an import. */
function badSpots(tree: FileTree, { edges }: Graph, findings: readonly Finding[]): (edge: Edge) => { readonly line: number; readonly bad?: string } {
  const said = new Map(findings.map(({ location: { path, line, column }, message }) => [`${path}:${line}:${column}`, message]));
  const positions = new Map<Edge, { readonly line: number; readonly column: number }>();
  for (const edge of edges) positions.set(edge, positionOf(textOf(tree, edge.from.path) ?? "", edge.fact.start));
  return (edge) => {
    const { line, column } = positions.get(edge) as { readonly line: number; readonly column: number };
    const bad = said.get(`${edge.from.path}:${line}:${column}`);
    return { line, ...(bad === undefined ? {} : { bad }) };
  };
}

function importsIn({ edges }: Graph, index: ReadonlyMap<string, number>, spotOf: (edge: Edge) => { readonly line: number; readonly bad?: string }): readonly FileUse[] {
  const uses = new Map<string, FileUse>();
  for (const edge of edges) {
    const from = index.get(edge.from.path);
    const to = edge.target.kind === "file" ? index.get(edge.target.path) : undefined;
    if (from === undefined || to === undefined || from === to) continue;
    const use = { from, to, ...spotOf(edge) };
    const key = `${from}>${to}`;
    if (uses.get(key)?.bad === undefined) uses.set(key, use);
  }
  return [...uses.values()];
}

function membersOfCycles(nodes: number, edges: readonly { readonly from: number; readonly to: number }[]): ReadonlySet<number> {
  const adjacency: number[][] = Array.from({ length: nodes }, () => []);
  for (const { from, to } of edges) adjacency[from]?.push(to);
  return new Set(componentsOf(adjacency).flat());
}

function countByPath(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { location } of findings) counts.set(location.path, (counts.get(location.path) ?? 0) + 1);
  return counts;
}

function housesOf(files: readonly SurveyFile[], imports: readonly FileUse[], blueprint: Blueprint): Pick<Survey, "houses" | "uses"> {
  const held = new Map<string, number[]>(blueprint.modules.map(({ name }) => [`module:${name}`, []]));
  files.forEach(({ house }, number) => addTo(held, house, number));
  const ids = [...held.keys()];
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const uses = usesBetween(files, imports, blueprint);
  const real = uses.filter((use) => use.imports > 0);
  const cyclic = membersOfCycles(ids.length, real.map(({ from, to }) => ({ from: numberOf.get(from) as number, to: numberOf.get(to) as number })));
  const inCycle = new Set([...cyclic].map((number) => ids[number] as string));
  const owners = new Map(blueprint.modules.map(({ name, owner }) => [`module:${name}`, owner]));
  const houses = [...held].map(([id, numbers]): House => {
    const [room, name] = id.split(":") as [Place["room"], string | undefined];
    const owner = owners.get(id);
    return { id, room, name: name ?? room, ...(owner === undefined ? {} : { owner }), files: numbers, cycle: inCycle.has(id) };
  });
  return { houses, uses: uses.map((use) => ({ ...use, cycle: use.imports > 0 && inCycle.has(use.from) && inCycle.has(use.to) })) };
}

function usesBetween(files: readonly SurveyFile[], imports: readonly FileUse[], blueprint: Blueprint): readonly Omit<HouseUse, "cycle">[] {
  const wanted = new Set(blueprint.modules.flatMap(({ name, uses, consumes }) => [...uses, ...consumes.map(({ module }) => module)].map((used) => `module:${name}>module:${used}`)));
  const counts = new Map<string, { imports: number; violations: number }>([...wanted].map((key) => [key, { imports: 0, violations: 0 }]));
  for (const { from, to, bad } of imports) {
    const [user, used] = [files[from]?.house, files[to]?.house];
    if (user === used) continue;
    const key = `${user}>${used}`;
    const count = counts.get(key) ?? { imports: 0, violations: 0 };
    count.imports++;
    if (bad !== undefined) count.violations++;
    counts.set(key, count);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => {
    const [from = "", to = ""] = key.split(">");
    return { from, to, ...count, intended: wanted.has(key) || natural(from, to) };
  });
}

/** Apps put modules together, frontends call them, the platform serves everybody, and tooling may look at all of it. */
function natural(from: string, to: string): boolean {
  return from.startsWith("app") || from.startsWith("frontend") || from === "tooling" || (to === "platform" && from !== "outside");
}

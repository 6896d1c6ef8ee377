import type { Blueprint, FileTree } from "@create-backend/core";
import type { NamedPolicy } from "../define-policy.ts";
import { graphWith } from "../graph/graph-of.ts";
import type { Edge, Unit } from "../graph/graph.ts";
import type { Place } from "../graph/layout.ts";
import { baseName } from "../graph/paths.ts";
import { textOf } from "../graph/text.ts";
import { declaredIn } from "../manifests/dependencies/declared.ts";
import { documentsOf } from "../manifests/documents-of.ts";
import { policies as ours } from "../policies.generated.ts";
import { benchOf, type Bench, type LivePolicy } from "./judge-text.ts";
import { groundOf } from "./run-policy.ts";

/** A rule by name, and what it is about. */
export interface RuleSaid {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
}

/** One part of the repository, or one package, as a possible target. */
export interface Reach {
  /** `the contract of catalog`, `inside orders`, `express`. */
  readonly what: string;
  readonly allowed: boolean;
  /** The rule that forbids it, and its sentence. */
  readonly by?: string;
  readonly why?: string;
  readonly fix?: string;
  /** For a part: some of its files. */
  readonly files?: readonly string[];
}

/** Which rules hold for a file, and what it may import. */
export interface PathExplanation {
  readonly path: string;
  readonly place: Place;
  readonly owner?: string;
  readonly language?: string;
  /** `architecture.yaml` leaves it out. */
  readonly ignored: boolean;
  readonly rules: readonly RuleSaid[];
  readonly parts: readonly Reach[];
  readonly packages: readonly Reach[];
}

/** Says of a path, whether a file is there yet or not, which rules hold for it and what it may import. */
export function explainPath(tree: FileTree, blueprint: Blueprint, path: string): PathExplanation {
  const bench = benchOf(tree, blueprint);
  const graph = graphWith(tree, bench.layout, bench.folders);
  const place = bench.layout.placeOf(path);
  const unit = graph.units.get(path) ?? likeIt(path, place, [...graph.units.values()]);
  const owner = blueprint.modules.find(({ name }) => place.room === "module" && name === place.name)?.owner;
  const head = { path, place, ...(owner === undefined ? {} : { owner }), ignored: bench.ignores(path) };
  if (head.ignored) return { ...head, rules: [], parts: [], packages: [] };
  if (unit === undefined) return { ...head, rules: rulesOfDocument(tree, path), parts: [], packages: [] };
  const live = bench.policies.filter((policy) => policy.subject(unit, groundOf(policy, bench)));
  const whole = ours.filter(({ kind, group }) => kind === "graph" && group === "architecture");
  const judge = judgeWith(live, bench);
  return {
    ...head,
    language: unit.language,
    rules: [...live, ...whole].map(said),
    parts: partsFor(unit, [...graph.units.values()].filter(({ path: other }) => !bench.ignores(other)), judge),
    packages: packagesFor(unit, tree, judge),
  };
}

/** A file that is not written yet: of the language that its neighbours have by its ending. */
function likeIt(path: string, place: Place, units: readonly Unit[]): Unit | undefined {
  const ending = /\.[^.]+$/.exec(baseName(path))?.[0];
  const like = units.find((unit) => ending !== undefined && unit.path.endsWith(ending));
  return like === undefined ? undefined : { path, place, language: like.language };
}

function said({ name, title, summary }: NamedPolicy): RuleSaid {
  return { name, title, summary };
}

/** Images, manifests and pipelines are judged as documents. */
function rulesOfDocument(tree: FileTree, path: string): readonly RuleSaid[] {
  const kinds = new Set(documentsOf(new Map([...tree].filter(([other]) => other === path))).map(({ kind }) => kind));
  return ours.filter((policy) => policy.kind === "file" && policy.documents.some((kind) => kinds.has(kind))).map(said);
}

type Verdict = Pick<Reach, "by" | "why" | "fix">;
type Judge = (edge: Edge) => Verdict | undefined;

function judgeWith(live: readonly LivePolicy[], bench: Bench): Judge {
  const grounds = new Map(live.map((policy) => [policy, groundOf(policy, bench)]));
  return (edge) => {
    for (const [policy, ground] of grounds) {
      const facts = policy.judge(edge, ground);
      if (facts !== undefined) return { by: policy.name, why: policy.message(facts), fix: typeof policy.fix === "string" ? policy.fix : policy.fix(facts) };
    }
    return undefined;
  };
}

/** Every part of the repository: allowed when one of its files is, forbidden by what forbids the others. */
function partsFor(unit: Unit, others: readonly Unit[], judge: Judge): readonly Reach[] {
  const groups = new Map<string, { readonly yes: string[]; readonly no: [path: string, verdict: Verdict][] }>();
  for (const { path, place, language } of others) {
    if (path === unit.path || language !== unit.language || (place.test && !unit.place.test)) continue;
    const edge: Edge = { from: unit, fact: { kind: "import", typeOnly: false, specifier: path, start: 0, end: 0 }, target: { kind: "file", path, exported: true, relative: false }, to: place };
    const name = partOf(place, unit.place);
    const group = groups.get(name) ?? { yes: [], no: [] };
    groups.set(name, group);
    const verdict = judge(edge);
    if (verdict === undefined) group.yes.push(path);
    else group.no.push([path, verdict]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([what, { yes, no }]) => [
    ...(yes.length === 0 ? [] : [{ what, allowed: true, files: yes.slice(0, 5) }]),
    ...(no[0] === undefined ? [] : [{ what, allowed: false, ...no[0][1], files: no.slice(0, 5).map(([path]) => path) }]),
  ]);
}

function partOf({ room, name = "", layer, open }: Place, own: Place): string {
  if (room === "module" && own.room === "module" && name === own.name) return layer === undefined ? `its own module, ${name}` : `its own module, ${name}: ${layer}`;
  if (room === "module") return open ? `the contract of ${name}` : layer === "compose" ? `the composition of ${name}` : `the inside of ${name}`;
  if (room === "app" || room === "frontend") return `the ${room} ${name}`;
  return { platform: "the platform", tooling: "scripts, tests and tools", outside: "files in no module" }[room];
}

/** Every package from outside that the manifests declare for its language. */
function packagesFor(unit: Unit, tree: FileTree, judge: Judge): readonly Reach[] {
  const names = new Set(declaredIn(tree).filter(({ language }) => language === unit.language).map(({ imported }) => imported));
  for (const path of tree.keys()) if (baseName(path) === "package.json") names.delete(/"name"\s*:\s*"([^"]+)"/.exec(textOf(tree, path) ?? "")?.[1] ?? "");
  return [...names].sort().map((name): Reach => {
    const verdict = judge({ from: unit, fact: { kind: "import", typeOnly: false, specifier: name, start: 0, end: 0 }, target: { kind: "package", name, builtin: false } });
    return { what: name, allowed: verdict === undefined, ...verdict };
  });
}

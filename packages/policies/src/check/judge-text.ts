import type { Finding } from "@create-backend/core";
import type { NamedPolicy } from "../define-policy.ts";
import type { Edge, Unit } from "../graph/graph.ts";
import { languages, type LanguageSupport } from "../graph/languages.ts";
import type { Resolver } from "../graph/resolver.ts";
import { textOf } from "../graph/text.ts";
import { subtractBaseline } from "./baseline.ts";
import { findingOf } from "./finding-of.ts";
import { groundOf, type Scene } from "./run-policy.ts";
import { subtractWaivers, usualTerms } from "./waivers.ts";

/** A repository as an editor keeps it: everything but the file that is being written. */
export interface Bench extends Omit<Scene, "facts"> {
  /** Resolvers by language, made once. */
  readonly resolvers: Map<string, Resolver>;
  readonly folders: ReadonlySet<string>;
  readonly paths: readonly string[];
}

/** A text that is being written, and where it will stand. */
export interface Buffer {
  readonly path: string;
  readonly text: string;
}

/**
 * Judges one text as if it stood at `path`: the same sentences as {@link check}, for policies that judge one import.
 * `unresolved` tells that an import led nowhere, so the caller may want to look at the folder again.
 */
export function judgeText(bench: Bench, policy: NamedPolicy & { readonly kind: "edge" }, { path, text }: Buffer): { readonly findings: readonly Finding[]; readonly unresolved: boolean } {
  const language = languages.find(({ files }) => files.test(path));
  if (language === undefined) return { findings: [], unresolved: false };
  const unit: Unit = { path, language: language.name, place: bench.layout.placeOf(path) };
  const ground = groundOf(policy, bench);
  if (!policy.subject(unit, ground)) return { findings: [], unresolved: false };
  const edges = edgesIn(text, unit, { bench, language });
  const tree = new Map([[path, { content: text, executable: false, owner: "seed" as const }]]);
  const findings = edges.flatMap((edge) => {
    const facts = policy.judge(edge, ground);
    return facts === undefined ? [] : [findingOf(policy, { at: { path, start: edge.fact.start, end: edge.fact.end }, facts }, tree)];
  });
  return { findings, unresolved: edges.some(({ target }) => target.kind === "unresolved") };
}

function edgesIn(text: string, unit: Unit, { bench, language }: { readonly bench: Bench; readonly language: LanguageSupport }): readonly Edge[] {
  let resolver = bench.resolvers.get(language.name);
  if (resolver === undefined) {
    resolver = resolverIn(bench, language);
    bench.resolvers.set(language.name, resolver);
  }
  const known = resolver;
  return language.scan(text, unit.path).imports.flatMap((fact) =>
    known.targetsOf(unit.path, fact).map((target) => (target.kind === "file" ? { from: unit, fact, target, to: bench.layout.placeOf(target.path) } : { from: unit, fact, target })),
  );
}

function resolverIn({ tree, folders, paths }: Bench, language: LanguageSupport): Resolver {
  const fitting = (pattern: RegExp): readonly string[] => paths.filter((path) => pattern.test(path));
  return language.resolver({ tree, folders, manifests: fitting(language.manifests), sources: fitting(language.files), scanOf: (path) => language.scan(textOf(tree, path) ?? "", path) });
}

/** What is left when agreed exceptions and known debt are taken away. */
export function newIn(findings: readonly Finding[], bench: Bench, now: Date): readonly Finding[] {
  if (findings.length === 0) return findings;
  const scene: Scene = { ...bench, facts: { graph: { units: new Map(), edges: [] }, documents: [], tables: { uses: [] }, dependencies: [] } };
  const { kept } = subtractWaivers(findings, scene, { ...usualTerms, now });
  return subtractBaseline(kept, scene).kept;
}

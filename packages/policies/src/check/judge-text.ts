import type { Blueprint, FileTree, Finding } from "@create-backend/core";
import { settled } from "../catalogue/settled.ts";
import type { EdgePolicy, NamedPolicy } from "../define-policy.ts";
import { forms } from "../forms.generated.ts";
import { globOf } from "../graph/glob.ts";
import type { Links } from "../graph/ancestry.ts";
import { foldersIn } from "../graph/graph-of.ts";
import type { Scan } from "../graph/facts.ts";
import type { Edge, Language, Unit } from "../graph/graph.ts";
import { languages, type LanguageSupport } from "../graph/languages.ts";
import { layoutOf } from "../graph/layout.ts";
import { ReExports } from "../graph/re-exports.ts";
import type { Resolver } from "../graph/resolver.ts";
import { textOf } from "../graph/text.ts";
import { packPolicies } from "../packs/packs-of.ts";
import { policies as ours } from "../policies.generated.ts";
import { readRuleBook } from "../rules/book.ts";
import { rulesOf } from "../rules/policies-of.ts";
import { assertNamesApart, standardsRules } from "../standards/standards-rules.ts";
import { beyondBaseline } from "./baseline.ts";
import { nothingKnown } from "./facts.ts";
import { byPlace, findingOf } from "./finding-of.ts";
import { groundOf, type Scene } from "./run-policy.ts";
import { inlineWord, subtractInline } from "./inline-waivers.ts";
import { termsOf, type WaiverTerms } from "./waiver-terms.ts";
import { subtractWaivers } from "./waivers.ts";

/** A policy that judges one import, so that an editor can ask it. */
export type LivePolicy = NamedPolicy & EdgePolicy<unknown>;

/** A repository as an editor keeps it: everything but the file that is being written. */
export interface Bench extends Omit<Scene, "facts"> {
  /** Ours, those of packs, and those of `architecture.yaml`. */
  readonly policies: readonly LivePolicy[];
  /** Whether `architecture.yaml` leaves a file out. */
  readonly ignores: (path: string) => boolean;
  readonly waiverTerms: (now: Date) => WaiverTerms;
  /** Resolvers by language, made once. */
  readonly resolvers: Map<Language, Resolver>;
  readonly folders: ReadonlySet<string>;
  readonly paths: readonly string[];
  /** The text that was looked at last, and what it imports: several policies ask about one text. */
  read: { readonly buffer: Buffer; readonly unit: Unit; readonly edges: readonly Edge[] } | undefined;
}

type Resolving = Pick<Bench, "tree" | "folders" | "paths" | "resolvers" | "layout">;

/** A text that is being written, and where it will stand. */
export interface Buffer {
  readonly path: string;
  readonly text: string;
}

/** A text and the moment it is looked at. */
interface Writing {
  readonly buffer: Buffer;
  readonly now: Date;
}

export interface Judged {
  readonly findings: readonly Finding[];
  /** An import led nowhere, so the caller may want to look at the folder again. */
  readonly unresolved: boolean;
}

export const isLive = (policy: NamedPolicy): policy is LivePolicy => policy.kind === "edge";

/** A bench for a repository. Throws a UserError when its `architecture.yaml` is not as agreed. */
export function benchOf(tree: FileTree, agreed: Blueprint): Bench {
  const blueprint = settled(agreed, tree);
  const book = readRuleBook(tree);
  const ignored = (book?.ignore ?? []).map(globOf);
  const folders = foldersIn(tree);
  const layout = layoutOf(blueprint, folders, tree);
  const resolvers = new Map<Language, Resolver>();
  const paths = [...tree.keys()].sort();
  const bench = { tree, folders, paths, resolvers };
  const reExports = new ReExports((language) => ({ tree, resolver: resolverIn(bench, language), scanOf: scanIn(tree, language), placeOf: (path) => layout.placeOf(path) }));
  const finalsOf: Scene["finalsOf"] = (edge) => reExports.finalsOf(edge);
  const links: Links = { sources: () => paths, edgesFrom: (path) => savedEdges(path, { ...bench, layout }), finalsOf, settled: false };
  const own = book === undefined ? [] : rulesOf(book, { blueprint, tree, links }, forms).policies;
  const standards = standardsRules({ blueprint, tree, links });
  assertNamesApart(standards, own);
  return {
    ...bench, blueprint, layout, parameters: standards.parameters, finalsOf,
    policies: [...ours, ...packPolicies(blueprint, [...own, ...standards.policies]), ...standards.policies, ...own].filter(isLive),
    waiverTerms: (now) => termsOf(now, book, standards.books),
    ignores: (path) => ignored.some((glob) => glob.test(path)),
    read: undefined,
  };
}

/** Judges one text as if it stood at `path`: the same findings as {@link check} has there, for the policies given. Waivers and baseline count. */
export function judgeText(bench: Bench, policies: readonly LivePolicy[], writing: Writing): Judged {
  const { buffer } = writing;
  const { path, text } = buffer;
  const read = readBuffer(bench, buffer);
  if (read === undefined) return { findings: [], unresolved: false };
  const { unit, edges } = read;
  const tree = new Map([[path, { content: text, executable: false, owner: "seed" as const }]]);
  const findings = policies.flatMap((policy) => {
    const ground = groundOf(policy, bench);
    if (!policy.subject(unit, ground)) return [];
    return edges.flatMap((edge) => {
      const facts = policy.judge(edge, ground);
      return facts === undefined ? [] : [findingOf(policy, { at: { path, start: edge.fact.start, end: edge.fact.end }, facts }, tree)];
    });
  });
  return { findings: newIn(findings.sort(byPlace), bench, writing), unresolved: edges.some(({ target }) => target.kind === "unresolved") };
}

function readBuffer(bench: Bench, buffer: Buffer): Bench["read"] {
  if (bench.read?.buffer.path === buffer.path && bench.read.buffer.text === buffer.text) return bench.read;
  const language = languages.find(({ files }) => files.test(buffer.path));
  if (language === undefined || bench.ignores(buffer.path)) return undefined;
  const unit: Unit = { path: buffer.path, language: language.name, place: bench.layout.placeOf(buffer.path) };
  bench.read = { buffer, unit, edges: edgesIn(buffer, unit, { bench, language }) };
  return bench.read;
}

/** What a file imports as it was saved. */
function savedEdges(path: string, bench: Resolving): readonly Edge[] {
  const language = languages.find(({ files }) => files.test(path));
  return language === undefined ? [] : edgesIn({ path, text: textOf(bench.tree, path) ?? "" }, { path, language: language.name, place: bench.layout.placeOf(path) }, { bench, language });
}

function edgesIn({ path, text }: Buffer, unit: Unit, { bench, language }: { readonly bench: Resolving; readonly language: LanguageSupport }): readonly Edge[] {
  const resolver = resolverIn(bench, language);
  return language.scan(text, path).imports.flatMap((fact) =>
    resolver.targetsOf(path, fact).map((target) => (target.kind === "file" ? { from: unit, fact, target, to: bench.layout.placeOf(target.path) } : { from: unit, fact, target })),
  );
}

function resolverIn({ tree, folders, paths, resolvers }: Omit<Resolving, "layout">, language: LanguageSupport): Resolver {
  const fitting = (pattern: RegExp): readonly string[] => paths.filter((path) => pattern.test(path));
  const resolver = resolvers.get(language.name) ?? language.resolver({ tree, folders, manifests: fitting(language.manifests), sources: fitting(language.files), scanOf: scanIn(tree, language) });
  resolvers.set(language.name, resolver);
  return resolver;
}

function scanIn(tree: FileTree, language: LanguageSupport): (path: string) => Scan {
  return (path) => language.scan(textOf(tree, path) ?? "", path);
}

/** What is left when agreed exceptions and known debt are taken away. */
function newIn(findings: readonly Finding[], bench: Bench, { buffer, now }: Writing): readonly Finding[] {
  if (findings.length === 0) return findings;
  const scene: Scene = { ...bench, facts: nothingKnown };
  const terms = bench.waiverTerms(now);
  const beside = subtractInline(findings, buffer.text.includes(inlineWord) ? [buffer] : [], { scene, terms }).kept;
  return beyondBaseline(subtractWaivers(beside, scene, terms).kept, scene);
}

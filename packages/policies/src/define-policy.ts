import type { Blueprint, FileTree, Severity } from "@create-backend/core";
import type { z } from "zod";
import type { Edge, Final, Graph, Unit } from "./graph/graph.ts";
import type { Layout } from "./graph/layout.ts";
import type { Declared } from "./manifests/dependencies/declared.ts";
import type { Document, DocumentKind } from "./manifests/document.ts";
import type { Span } from "./graph/span.ts";
import type { Tables } from "./graph/tables/tables-of.ts";

/** What a policy found out about a place, by name: the sentence is made from it. */
export type Facts = Readonly<Record<string, string>>;

export interface Verdict {
  readonly at: Span;
  readonly facts: Facts;
  readonly related?: readonly Span[];
}

/** What a graph policy says, and over how many things it looked: a policy that judged nothing is a finding itself. */
export interface Judgement {
  readonly judged: number;
  readonly verdicts: readonly Verdict[];
}

/** Facts of a repository. Each is worked out when the first policy asks for it, and only then. */
export interface RepositoryFacts {
  readonly graph: Graph;
  readonly documents: readonly Document[];
  readonly tables: Tables;
  readonly dependencies: readonly Declared[];
}

export type FactName = keyof RepositoryFacts;

/** What every policy may know. */
export interface Ground<P> {
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
  readonly layout: Layout;
  readonly parameters: P;
  /** The day of the check, as 2026-11-25; undefined in an editor, which judges no dates. */
  readonly today: string | undefined;
  /** What the baseline, or an earlier state, already says of this policy, line by line. */
  readonly owed: readonly string[];
  /** Where the names of an import come from in the end, when the file it names only hands them on. */
  readonly finalsOf: (edge: Edge) => readonly Final[];
}

interface Shared<P> {
  readonly title: string;
  /** What it forbids, in one sentence. */
  readonly summary: string;
  /** What to do about a finding. */
  readonly fix: string | ((facts: Facts) => string);
  readonly severity?: Severity;
  readonly parameters?: z.ZodType<P>;
  message(facts: Facts): string;
  /** Whether it has to find something to judge in this repository; by default a policy may find nothing. */
  expected?(ground: Ground<P>): boolean;
}

/** Judges one import at a time: also in the editor. */
export interface EdgePolicy<P> extends Shared<P> {
  readonly kind: "edge";
  /** Whose imports it judges. */
  subject(unit: Unit, ground: Ground<P>): boolean;
  judge(edge: Edge, ground: Ground<P>): Facts | undefined;
}

/** Needs everything: cycles, coverage, agreement between files. */
export interface GraphPolicy<P, N extends FactName> extends Shared<P> {
  readonly kind: "graph";
  readonly needs: readonly N[];
  judge(ground: Ground<P> & Pick<RepositoryFacts, N>): Judgement;
}

/** Judges one manifest at a time. */
export interface FilePolicy<P, D extends DocumentKind> extends Shared<P> {
  readonly kind: "file";
  readonly documents: readonly D[];
  judge(document: Extract<Document, { readonly kind: D }>, ground: Ground<P> & Pick<RepositoryFacts, "documents">): Iterable<Verdict>;
}

export type Policy = EdgePolicy<unknown> | GraphPolicy<unknown, FactName> | FilePolicy<unknown, DocumentKind>;

/** A policy with the name and the group that its folder gives it. */
export type NamedPolicy = Policy & { readonly name: string; readonly group: string };

/** Defines a policy. Its name is the name of its folder. */
export function definePolicy<P = unknown>(policy: EdgePolicy<P>): Policy;
export function definePolicy<N extends FactName, P = unknown>(policy: GraphPolicy<P, N>): Policy;
export function definePolicy<D extends DocumentKind, P = unknown>(policy: FilePolicy<P, D>): Policy;
export function definePolicy(policy: Policy): Policy {
  return policy;
}

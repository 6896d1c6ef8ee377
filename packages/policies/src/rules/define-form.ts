import type { z } from "zod";
import type { Edge, Graph, Unit } from "../graph/graph.ts";
import type { EdgePolicy, Facts, GraphPolicy, FactName } from "../define-policy.ts";
import type { ImportKind } from "../graph/facts.ts";
import type { Selector, Written } from "./book.ts";
import type { RelationKind } from "./rule-text.ts";

/** What every rule may say, whatever its form. */
export interface Common {
  /** Judge what tests import, too. */
  readonly tests: boolean;
  /** Judge what is erased before run time, too. */
  readonly types: boolean;
  /** Judge imports of these kinds; all of them when absent. */
  readonly kinds?: readonly RelationKind[];
}

/** A rule of a form with its selectors ready. */
export interface Compiling extends Common {
  select(written: Written): Selector;
  /** Members of a set: told apart by what is captured, or by the item of a list that they fit. */
  members(written: Written): Selector;
  /** The same where a set of one member makes no sense. */
  several(written: Written): Selector;
}

/** Uses that a rule asks for, or lets pass: another rule that forbids all of them contradicts it. */
export interface Promised {
  readonly from: Selector;
  readonly to: Selector;
  /** Each file of this side, or each group of files, needs a use of its own; without it one use is let pass. */
  readonly every?: "from" | "to" | "group";
}

/** Files that a rule wants to have a place. */
export interface Covered {
  readonly files: Selector;
  readonly by: Selector;
}

/** What a form makes of a rule: a policy without what its page and the rule say. */
export type Judging = { readonly promise?: Promised; readonly covered?: Covered } & (
  | Pick<EdgePolicy<unknown>, "kind" | "subject" | "judge" | "message" | "fix">
  | Pick<GraphPolicy<unknown, FactName>, "kind" | "needs" | "judge" | "message" | "fix">
);

/** A form of rule: `must-not-use`, `layer-order` … Its name is the name of its folder. */
export interface Form<P> {
  readonly title: string;
  /** What a rule of this form demands, in one sentence. */
  readonly summary: string;
  /** Made when a rule of this form is read. */
  readonly parameters: () => z.ZodType<P>;
  compile(parameters: P, rule: Compiling): Judging;
}

export type NamedForm = Form<unknown> & { readonly name: string };

/** Defines a form of rule. */
export function defineForm<P>(form: Form<P>): Form<unknown> {
  return form;
}

/** Whether an import counts for a rule. */
export function counts({ from, fact }: Edge, { tests, types, kinds }: Common): boolean {
  return (tests || !from.place.test) && (types || !fact.typeOnly) && (kinds === undefined || kinds.includes(relationOf(fact.kind)));
}

/** How a rule calls the ways in which a file refers to another one. */
function relationOf(kind: ImportKind): RelationKind {
  if (kind === "re-export" || kind === "dynamic" || kind === "require") return kind;
  return kind === "glob" || kind === "url" || kind === "worker" ? "dynamic" : "import";
}

/** Whether a file is judged by a rule. */
export function judges({ place }: Unit, { tests }: Common): boolean {
  return tests || !place.test;
}

/** Imports that count, with files at both ends. */
export function filesIn({ edges }: Graph, rule: Common): readonly Edge[] {
  return edges.filter((edge) => edge.target.kind === "file" && counts(edge, rule));
}

export function pathsOf({ from, target }: Edge): Facts {
  return { from: from.path, to: target.kind === "file" ? target.path : target.kind === "package" ? target.name : "" };
}

export function spotOf({ from, fact }: Edge): { readonly path: string; readonly start: number; readonly end: number } {
  return { path: from.path, start: fact.start, end: fact.end };
}

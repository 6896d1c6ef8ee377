import type { Finding } from "@create-backend/core";
import { foldersIn } from "../graph/graph-of.ts";
import { layoutOf } from "../graph/layout.ts";
import { baselineOf, raisedCeilings } from "./baseline.ts";
import { check, type CheckOptions } from "./check.ts";
import { houseOf } from "./counts.ts";
import { nothingKnown } from "./facts.ts";

/** What a repository owes on day one. */
export interface Debt {
  readonly findings: readonly Finding[];
  /** The files that make it known: path → text. */
  readonly baseline: ReadonlyMap<string, string>;
}

/** Everything a check finds, and the baseline that takes it away. */
export function debtOf(options: CheckOptions): Debt {
  const { tree, blueprint } = options;
  const { findings, health } = check(options);
  const layout = layoutOf(blueprint, foldersIn(tree), tree);
  const all = [...findings, ...health];
  return { findings: all, baseline: baselineOf(all, tree, (path) => houseOf({ layout }, path)) };
}

/** Ceilings of the baseline that are higher than they were in an earlier state. */
export function raisedSince({ tree, blueprint }: Pick<CheckOptions, "tree" | "blueprint">, before: CheckOptions["tree"]): readonly Finding[] {
  const folders = foldersIn(tree);
  return raisedCeilings({ tree, blueprint, parameters: {}, layout: layoutOf(blueprint, folders, tree), finalsOf: () => [], facts: nothingKnown }, before);
}

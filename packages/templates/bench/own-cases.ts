import { agreement, cases } from "../test/decision/agreement.ts";

/** How many of our own cases are answered as the expert would, by the engine and by the trivial rule. */
export function ownCases(): { readonly all: number; readonly ours: number; readonly trivial: number } {
  return { all: cases.length, ...agreement() };
}

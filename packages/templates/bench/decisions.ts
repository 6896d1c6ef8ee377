import { decide } from "@create-backend/core";
import { agreement, cases } from "../test/decision/agreement.ts";
import { aProfile, catalogue, twelveAnswers } from "../test/decision/story.ts";

/** Decides twelve answers once, confidence included; with `flips` also what would change the answer. */
export function decideOnce(flips: boolean): void {
  decide(aProfile(twelveAnswers), catalogue, { flips });
}

/** How many of our own cases are answered as the expert would, by the engine and by the trivial rule. */
export function ownCases(): { readonly all: number; readonly ours: number; readonly trivial: number } {
  return { all: cases.length, ...agreement() };
}

import { decide } from "@create-backend/core";
import { aProfile, catalogue, twelveAnswers } from "../test/decision/story.ts";

/** Decides twelve answers once, confidence included; with `flips` also what would change the answer. */
export function decideOnce(flips: boolean): void {
  decide(aProfile(twelveAnswers), catalogue, { flips });
}

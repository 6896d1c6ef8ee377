import type { Profile } from "../../profile/profile.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Confidence, Contradiction } from "../decision.ts";
import { answeredShare } from "./answered.ts";

const ladder = ["low", "medium", "high"] as const;
/** Below this difference two languages are as good as equal. */
export const closeCall = 0.3;

/** The lower of several confidences; `medium` of none. */
export function lowest(all: readonly Confidence[]): Confidence {
  return all.length === 0 ? "medium" : (ladder[Math.min(...all.map((one) => ladder.indexOf(one)))] ?? "low");
}

export interface Doubts {
  readonly profile: Profile;
  readonly contradictions: readonly Contradiction[];
  readonly stability: number;
  /** Facts that the answer rests on have expired. */
  readonly expired: boolean;
}

/** How far to trust one answer: how much of it was said, how stable it is, what contradicts (reference model 3.11). Never a percentage of correctness. */
export function confidenceOf(turn: Turn, { profile, contradictions, stability, expired }: Doubts): Confidence {
  if (contradictions.some(({ severity }) => severity === "error") || turn.chosen?.removed?.kind === "constraint" || stability < 0.7) return "low";
  return stability >= 0.9 && answeredShare(turn, profile) >= 0.7 && contradictions.length === 0 && !expired ? "high" : "medium";
}

import type { Profile } from "../profile/profile.ts";
import type { Turn } from "./choose.ts";
import type { Confidence, Contradiction } from "./decision.ts";
import { secondOf } from "./explain.ts";

const ladder = ["low", "medium", "high"] as const;
/** Below this difference two languages are as good as equal. */
export const closeCall = 0.3;

/** The lower of several confidences; `medium` of none. */
export function lowest(all: readonly Confidence[]): Confidence {
  return all.length === 0 ? "medium" : (ladder[Math.min(...all.map((one) => ladder.indexOf(one)))] ?? "low");
}

/** How far to trust one answer: how much of the profile was said, how close the call is, what contradicts. Never a percentage. */
export function confidenceOf(turn: Turn, profile: Profile, contradictions: readonly Contradiction[]): Confidence {
  if (contradictions.some(({ severity }) => severity === "error") || turn.chosen?.removed?.kind === "constraint") return "low";
  const origins = Object.values(profile.origins);
  const said = origins.filter((origin) => origin === "answered" || origin === "file").length / Math.max(1, origins.length);
  const margin = (turn.chosen?.score ?? 0) - (secondOf(turn)?.score ?? -Infinity);
  return said >= 0.4 && contradictions.length === 0 && margin >= closeCall ? "high" : "medium";
}

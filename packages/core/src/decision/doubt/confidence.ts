import type { Profile } from "../../profile/profile.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Choice, Confidence, Contradiction, Doubt } from "../decision.ts";
import { grouped } from "../../grouped.ts";
import { answeredShare } from "./answered.ts";
import { leadingQuestions } from "./outcome.ts";

const ladder = ["low", "medium", "high"] as const;
/** Below this difference two languages are as good as equal. */
export const closeCall = 0.3;

/** The lower of several confidences; `medium` of none. */
function lowest(all: readonly Confidence[]): Confidence {
  return all.length === 0 ? "medium" : (ladder[Math.min(...all.map((one) => ladder.indexOf(one)))] ?? "low");
}

interface Ground {
  readonly profile: Profile;
  readonly contradictions: readonly Contradiction[];
  readonly stability: number;
  /** Facts that the answer rests on have expired. */
  readonly expired: boolean;
}

/** What speaks against trusting one answer: how much of it was said, how stable it is, what contradicts (reference model 3.11). Gravest first. */
export function doubtsOf(turn: Turn, { profile, contradictions, stability, expired }: Ground): readonly Doubt[] {
  const grave = contradictions.some(({ severity }) => severity === "error");
  const doubts: readonly (readonly [Doubt, boolean])[] = [
    ["contradict", grave],
    ["forbidden", turn.chosen?.removed?.kind === "constraint"],
    ["unstable", stability < 0.7],
    ["at-odds", !grave && contradictions.length > 0],
    ["unsteady", stability >= 0.7 && stability < 0.9],
    ["unsaid", answeredShare(turn, profile) < 0.7],
    ["expired", expired],
  ];
  return doubts.flatMap(([doubt, raised]) => (raised ? [doubt] : []));
}

const grave: ReadonlySet<Doubt> = new Set(["contradict", "forbidden", "unstable"]);

/** How far to trust an answer with such doubts. Never a percentage of correctness. */
export function confidenceWith(doubts: readonly Doubt[]): Confidence {
  return doubts.some((doubt) => grave.has(doubt)) ? "low" : doubts.length > 0 ? "medium" : "high";
}

const counted = [...leadingQuestions, "database"];

/** How far to trust a decision: as far as its least certain answer, of those that people mean by it; and why no further. */
export function confidenceIn(choices: Readonly<Record<string, Choice>>): { readonly confidence: Confidence; readonly doubts: readonly { readonly doubt: Doubt; readonly questions: readonly string[] }[] } {
  const asked = counted.flatMap((question) => choices[question] ?? []);
  const confidence = lowest(asked.map((choice) => choice.confidence));
  const weakest = asked.filter((choice) => choice.confidence === confidence).flatMap(({ question, doubts }) => doubts.filter((doubt) => confidenceWith([doubt]) === confidence).map((doubt) => ({ doubt, question })));
  return { confidence, doubts: [...grouped(weakest, ({ doubt }) => doubt)].map(([doubt, all]) => ({ doubt, questions: all.map(({ question }) => question) })) };
}

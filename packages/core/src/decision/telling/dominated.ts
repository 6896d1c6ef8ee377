import type { Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import { eligibleIn } from "./explain.ts";
import type { Decision } from "../decision.ts";

/** Options of weighed questions that cannot win under any weights, each with one that is at least as good on every criterion. */
export function dominatedIn(turns: readonly Turn[]): Decision["dominated"] {
  return turns
    .filter(({ step }) => step.method === "weighted")
    .flatMap((turn) => {
      const rivals = eligibleIn(turn);
      return rivals.flatMap((one) => {
        const better = rivals.find((other) => other !== one && dominates(other, one));
        return better === undefined ? [] : [{ question: turn.step.question, option: one.option.name, by: better.option.name }];
      });
    });
}

function dominates(a: Assessed, b: Assessed): boolean {
  const values = ({ contributions }: Assessed): readonly number[] => [
    ...contributions.filter(({ weight = 0 }) => weight > 0).map(({ value }) => value ?? 0),
    contributions.filter(({ weight }) => weight === undefined).reduce((sum, { points }) => sum + points, 0),
  ];
  const ours = values(a);
  const theirs = values(b);
  return ours.every((value, index) => value >= (theirs[index] ?? 0)) && ours.some((value, index) => value > (theirs[index] ?? 0));
}

import { closeCall } from "../doubt/confidence.ts";
import type { Choice, Contribution } from "../decision.ts";
import { sameArgument } from "./explain.ts";

/** Why an option was chosen: its strongest argument, unless the runner-up has that one as well and another one parts them. */
export function decidingReason(choice: Choice, counts: (reason: Contribution) => boolean = () => true): Contribution | undefined {
  const arguments_ = choice.reasons.filter((reason) => reason.points > 0 && counts(reason)).sort((a, b) => b.points - a.points);
  const [strongest] = arguments_;
  const rival = choice.rejected.find(({ option }) => option === choice.runnerUp?.option)?.reasons;
  if (strongest === undefined || rival === undefined) return strongest;
  const lead = (ours: Contribution): number => ours.points - (rival.find((theirs) => sameArgument(ours, theirs))?.points ?? 0);
  const parting = [...arguments_].sort((a, b) => lead(b) - lead(a))[0];
  return parting !== undefined && lead(parting) - lead(strongest) >= closeCall ? parting : strongest;
}

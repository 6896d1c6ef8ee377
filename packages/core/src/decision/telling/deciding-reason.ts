import { closeCall } from "../doubt/confidence.ts";
import { rounded } from "../choosing/criteria.ts";
import type { Choice, Contribution } from "../decision.ts";
import { sameArgument } from "./explain.ts";

/** An argument of a choice, with how far it leads there before the runner-up; where the two are not weighed against each other, all of its points. */
export interface Led {
  readonly reason: Contribution;
  readonly lead: number;
  /** The same argument of the runner-up. */
  readonly theirs?: Contribution;
}

/** The arguments of a choice, furthest ahead first. */
export function leadsOf({ reasons, rejected, runnerUp }: Choice): readonly Led[] {
  const rival = rejected.find(({ option }) => option === runnerUp?.option)?.reasons ?? [];
  return reasons
    .map((reason): Led => {
      const theirs = rival.find((one) => sameArgument(reason, one));
      return { reason, lead: rounded(reason.points - (theirs?.points ?? 0)), ...(theirs === undefined ? {} : { theirs }) };
    })
    .sort((a, b) => b.lead - a.lead);
}

/** Why an option was chosen: its strongest argument, unless the runner-up has that one as well and another one parts them. */
export function decidingReason(choice: Choice, counts: (reason: Contribution) => boolean = () => true): Contribution | undefined {
  const led = leadsOf(choice).filter(({ reason }) => reason.points > 0 && counts(reason));
  const [parting] = led;
  const [strongest] = [...led].sort((a, b) => b.reason.points - a.reason.points);
  if (parting === undefined || strongest === undefined) return undefined;
  return (parting.lead - strongest.lead >= closeCall ? parting : strongest).reason;
}

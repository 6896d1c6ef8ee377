import type { Fact } from "../../catalogue/option.ts";

/** Whether a fact has expired by a day; without a day nothing has. `2027-06` expires with its last day. */
export function hasExpired({ expires }: Fact, today: string | undefined): boolean {
  return expires !== undefined && today !== undefined && `${expires}-99` < today;
}

/** Whether a fact is our own judgement, or too old to lean on. */
export function isUncertain(fact: Fact, today: string | undefined): boolean {
  return fact.source === "estimate" || fact.evidence === "estimate" || hasExpired(fact, today);
}

import type { Turn } from "../choosing/choose.ts";

/** The questions whose answers people mean by "the decision". */
export const leadingQuestions: readonly string[] = ["decomposition", "compute", "language"];

/** The answers of some turns in one word, to compare two decisions. */
export function outcomeOf(turns: readonly Turn[] | undefined): string {
  return (turns ?? []).map(({ step, chosen }) => `${step.question}:${chosen?.option.name ?? "-"}`).join(" ");
}

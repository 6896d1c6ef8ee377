import type { Turn } from "../choosing/choose.ts";
import type { Label } from "../decision.ts";

/** The label people use: "serverless" when functions are the main compute, otherwise how the code is split. */
export function labelOf(turns: readonly Turn[]): Label {
  const chosen = turns.flatMap((turn) => (turn.chosen === undefined ? [] : [turn.chosen.option]));
  if (chosen.some((option) => option.traits.includes("functions"))) return { name: "serverless", title: "serverless" };
  const split = chosen.find(({ question }) => question === "decomposition");
  return { name: split?.name ?? "none", title: split?.title ?? "none" };
}

import type { Wish } from "./arguments.ts";
import type { Step } from "./step.ts";

/** The steps that were asked for with everything they stand on, in the lab's order. */
export function chooseSteps(all: readonly Step[], wish: Pick<Wish, "only" | "without">): readonly Step[] {
  const stranger = [...(wish.only ?? []), ...wish.without].find((id) => !all.some((step) => step.id === id));
  if (stranger !== undefined) throw new Error(`there is no step "${stranger}"; there are ${all.map((step) => step.id).join(", ")}`);
  const wanted = new Set(wish.only ?? all.map((step) => step.id));
  for (const step of [...all].reverse()) if (wanted.has(step.id)) for (const id of step.after) wanted.add(id);
  return all.filter((step) => wanted.has(step.id) && !wish.without.includes(step.id));
}

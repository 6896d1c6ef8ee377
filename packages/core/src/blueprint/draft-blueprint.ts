import type { Catalogue } from "../catalogue/option.ts";
import type { Blueprint, ModuleSpec } from "./blueprint.ts";
import { questions } from "./questions.ts";
import { resolveAnswers } from "./resolve-answers.ts";

/** The story every new backend can begin with: one call and one event between three modules. */
export const storyModules: readonly ModuleSpec[] = [
  { name: "catalog", owner: "team-catalog", uses: [], publishes: [], consumes: [] },
  { name: "orders", owner: "team-orders", uses: ["catalog"], publishes: ["order-placed"], consumes: [] },
  { name: "billing", owner: "team-billing", uses: [], publishes: [], consumes: [{ module: "orders", event: "order-placed" }] },
];

/** Draws up the agreement from choices (question → option). Keeps it short: what follows from the rest is not written. */
export function draftBlueprint({ name, modules }: Pick<Blueprint, "name" | "modules">, choices: Readonly<Record<string, string>>, catalogue: Catalogue): Blueprint {
  const spoken = Object.fromEntries(Object.entries(choices).filter(([question]) => questions.some((known) => known.name === question && known.spoken)));
  const short: Blueprint = { version: 1, name, answers: spoken, modules };
  const follows = resolveAnswers(short, catalogue).answers;
  const differs = Object.entries(choices).filter(([question, option]) => spoken[question] === undefined && follows.get(question)?.option.name !== option);
  return { ...short, answers: { ...spoken, ...Object.fromEntries(differs) } };
}

import type { Catalogue, Option } from "../../catalogue/option.ts";
import { hasExpired } from "../choosing/evidence.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Evidence } from "../decision.ts";

/** Ids of an option's facts that have expired. */
export function expiredOf(option: Option, today: string | undefined): readonly string[] {
  return Object.entries(option.facts).filter(([, fact]) => hasExpired(fact, today)).map(([key]) => `${option.question}.${option.name}.${key}`);
}

/** What the facts behind the answers are worth. */
export function evidenceOf(turns: readonly Turn[], catalogue: Catalogue, today: string | undefined): Evidence {
  const compared = turns.flatMap(({ assessed }) => assessed.map(({ option }) => option));
  const chosen = turns.flatMap((turn) => (turn.chosen === undefined ? [] : Object.values(turn.chosen.option.facts)));
  const estimated = chosen.filter(({ evidence, source }) => evidence === "estimate" || source === "estimate").length;
  return {
    expired: compared.flatMap((option) => expiredOf(option, today)),
    overridden: [...catalogue.values()].flat().flatMap(({ question, name, facts }) =>
      Object.entries(facts).flatMap(([key, { evidence, source }]) => (evidence === "override" ? [{ id: `${question}.${name}.${key}`, reason: source }] : []))),
    estimatedShare: chosen.length === 0 ? 0 : Math.round((100 * estimated) / chosen.length) / 100,
  };
}

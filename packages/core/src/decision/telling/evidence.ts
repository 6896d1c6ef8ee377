import type { Catalogue, Fact, Option } from "../../catalogue/option.ts";
import { hasExpired } from "../choosing/evidence.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Evidence } from "../decision.ts";

/** Ids of an option's facts that have expired. */
export function expiredOf(option: Option, today: string | undefined): readonly string[] {
  return noted(option).expiring.filter(([, fact]) => hasExpired(fact, today)).map(([id]) => id);
}

/** What the facts behind the answers are worth. */
export function evidenceOf(turns: readonly Turn[], catalogue: Catalogue, today: string | undefined): Evidence {
  const compared = turns.flatMap(({ assessed }) => assessed.map(({ option }) => option));
  const chosen = turns.flatMap((turn) => (turn.chosen === undefined ? [] : [turn.chosen.option]));
  const [facts, estimated] = [sum(chosen, (option) => Object.keys(option.facts).length), sum(chosen, (option) => noted(option).estimated)];
  return {
    expired: compared.flatMap((option) => expiredOf(option, today)),
    overridden: [...catalogue.values()].flat().flatMap((option) => noted(option).overridden),
    estimatedShare: facts === 0 ? 0 : Math.round((100 * estimated) / facts) / 100,
  };
}

function sum(options: readonly Option[], of: (option: Option) => number): number {
  return options.reduce((total, option) => total + of(option), 0);
}

interface Noted {
  readonly expiring: readonly (readonly [id: string, fact: Fact])[];
  readonly overridden: Evidence["overridden"];
  /** How many facts are estimates. */
  readonly estimated: number;
}

const notes = new WeakMap<Option["facts"], Noted>();

/** What there is to note of an option's facts; a decision looks at every one of the catalogue's. */
function noted({ question, name, facts }: Option): Noted {
  const known = notes.get(facts);
  if (known !== undefined) return known;
  const all = Object.entries(facts).map(([key, fact]) => [`${question}.${name}.${key}`, fact] as const);
  const found = {
    expiring: all.filter(([, { expires }]) => expires !== undefined),
    overridden: all.filter(([, { evidence }]) => evidence === "override").map(([id, { source }]) => ({ id, reason: source })),
    estimated: all.filter(([, { evidence, source }]) => evidence === "estimate" || source === "estimate").length,
  };
  notes.set(facts, found);
  return found;
}

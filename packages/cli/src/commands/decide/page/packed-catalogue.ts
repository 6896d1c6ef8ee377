import type { Catalogue, Fact, Option } from "@create-backend/core";

/** What hundreds of facts say alike: their source, its day, how far to trust it. */
type About = Omit<Fact, "value">;

interface PackedOption extends Omit<Option, "facts"> {
  readonly facts: Readonly<Record<string, readonly [value: Fact["value"], about: number]>>;
}

/** A catalogue as the page carries it: what facts have in common is written once, which more than halves it. */
export interface PackedCatalogue {
  readonly abouts: readonly About[];
  readonly questions: readonly (readonly [question: string, options: readonly PackedOption[]])[];
}

/** Packs a catalogue; {@link unpacked} gives the same back. */
export function packed(catalogue: Catalogue): PackedCatalogue {
  const numbers = new Map<string, number>();
  const abouts: About[] = [];
  const numberOf = (about: About): number => {
    const text = JSON.stringify(about);
    const known = numbers.get(text) ?? abouts.push(about) - 1;
    numbers.set(text, known);
    return known;
  };
  const packedFacts = (facts: Option["facts"]): PackedOption["facts"] => Object.fromEntries(Object.entries(facts).map(([key, { value, ...about }]) => [key, [value, numberOf(about)] as const]));
  const questions = [...catalogue].map(([question, options]) => [question, options.map((option) => ({ ...option, facts: packedFacts(option.facts) }))] as const);
  return { abouts, questions };
}

/** The catalogue that was packed. */
export function unpacked({ abouts, questions }: PackedCatalogue): Catalogue {
  const facts = (option: PackedOption): Option["facts"] => Object.fromEntries(Object.entries(option.facts).map(([key, [value, about]]) => [key, { value, ...(abouts[about] as About) }]));
  return new Map(questions.map(([question, options]) => [question, options.map((option) => ({ ...option, facts: facts(option) }))]));
}

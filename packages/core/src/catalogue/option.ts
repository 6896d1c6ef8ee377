import type { OptionRules } from "./rules.ts";

/** A measured or reported fact about an option, with its source: nothing is claimed without one. */
export interface Fact {
  readonly value: number | string | boolean;
  readonly scale?: string;
  readonly source: string;
  readonly date: string;
  readonly confidence: "low" | "medium" | "high";
  readonly expires?: string;
}

/** One possible answer to a question, as the decision sees it. Name and question come from its folder. */
export interface Option {
  readonly question: string;
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** For each named question (or `trait`), the answers this option can work with. A question not named does not matter. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
  /** What choosing it implies for others, for example `apart`: every module is an app of its own. Others may need a trait. */
  readonly traits: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** How it argues for itself: eliminations, gates, points. Without rules only `needs` and `order` count. */
  readonly rules?: OptionRules;
  /** False when the option exists as facts only: it can be advised, not generated. */
  readonly generates: boolean;
  /** Order among the answers of a question when nothing else decides; lower comes first. */
  readonly order: number;
}

/** Everything that can be answered: question → options. Handed to `core` by the caller. */
export type Catalogue = ReadonlyMap<string, readonly Option[]>;

/** The option of that name, or undefined. */
export function findOption(catalogue: Catalogue, question: string, name: string): Option | undefined {
  return catalogue.get(question)?.find((option) => option.name === name);
}

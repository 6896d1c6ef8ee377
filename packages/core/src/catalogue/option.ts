import type { OptionRules } from "./rules.ts";

/** A measured or reported fact about an option, with its source: nothing is claimed without one, except what is marked as an estimate. */
export interface Fact {
  readonly value: number | string | boolean;
  readonly scale?: string;
  readonly evidence?: "guide" | "survey" | "benchmark" | "vendor" | "case" | "record" | "estimate" | "override";
  readonly source: string;
  /** When the source says so: a year, a month or a day. */
  readonly date: string;
  /** When we last looked. */
  readonly checked?: string;
  readonly confidence: "low" | "medium" | "high";
  /** Past this month or day the fact still counts, with a notice and less confidence. */
  readonly expires?: string;
  /** Of a price or a limit, such as `USD per vCPU and hour`. */
  readonly unit?: string;
  /** What was counted, where it is not the option itself. */
  readonly of?: string;
  /** Where a price holds. */
  readonly region?: string;
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

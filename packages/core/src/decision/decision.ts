/** One argument for or against an option. The points of an option's contributions add up to its score, exactly as printed. */
export interface Contribution {
  readonly criterion: string;
  readonly points: number;
  /** Normalised weight and value on the 0 to 10 scale, where the points are their product. */
  readonly weight?: number;
  readonly value?: number;
  readonly because: string;
  /** Fact of the option it rests on. */
  readonly fact?: string;
  /** The fact is an estimate or has expired. */
  readonly uncertain?: boolean;
}

/** An option that was not chosen, and why, with a stable code: `H…` constraint, `A…` gate, `N…` does not fit the rest, `G01` no generator, `O01` outscored, `P01` another one is pinned. */
export interface Rejection {
  readonly option: string;
  readonly title: string;
  readonly code: string;
  readonly sentence: string;
  /** Present when the option was scored. */
  readonly score?: number;
}

export type Confidence = "high" | "medium" | "low";

/** The best option that was not chosen, and what decided between the two. */
export interface RunnerUp {
  readonly option: string;
  readonly title: string;
  readonly score: number;
  readonly losesBy: number;
  /** "loses by 0.8 because …" */
  readonly sentence: string;
}

/** The answer to one question. */
export interface Choice {
  readonly question: string;
  readonly option: string;
  readonly title: string;
  readonly score: number;
  readonly reasons: readonly Contribution[];
  readonly rejected: readonly Rejection[];
  readonly runnerUp?: RunnerUp;
  readonly confidence: Confidence;
  /** The user fixed it. */
  readonly pinned: boolean;
  /** What the engine would have chosen without pins, when that differs. */
  readonly otherwise?: { readonly option: string; readonly title: string; readonly sentence: string };
  /** We can generate it. */
  readonly generates: boolean;
  /** When only what we generate was asked for: what fits better. */
  readonly advised?: { readonly option: string; readonly title: string; readonly sentence: string };
  /** When we cannot: the best that we can, and why it is only second. */
  readonly bestGenerated?: { readonly option: string; readonly title: string; readonly sentence: string };
}

/** Answers that do not go together. `error` blocks until it is resolved or forced, `warning` lowers the confidence. */
export interface Contradiction {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly keys: readonly string[];
  /** Names both sides. */
  readonly what: string;
  /** The cheapest way out. */
  readonly fix: string;
}

/** Constraints that together leave no answer to a question. */
export interface Impasse {
  readonly question: string;
  readonly codes: readonly string[];
  /** Keys of the profile any one of which, given up, restores an answer. */
  readonly giveUp: readonly string[];
  readonly sentence: string;
}

/** The name people use for the two axes of an architecture together. */
export interface Label {
  readonly name: string;
  readonly title: string;
}

/** Everything that `decide` has to say about a profile. A plain value: the same profile and catalogue give the same bytes. */
export interface Decision {
  readonly schema: 1;
  readonly catalogueVersion: string;
  readonly label: Label;
  /** Question → answer, in the order of deciding. A question that does not arise is absent. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** Questions that do not arise, and why. */
  readonly notNeeded: Readonly<Record<string, string>>;
  readonly contradictions: readonly Contradiction[];
  readonly conflicts: readonly Impasse[];
  readonly confidence: Confidence;
  /** What the reader should know besides: close calls, languages outside the catalogue, expired facts. */
  readonly notes: readonly string[];
}

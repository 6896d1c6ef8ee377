import type { Profile } from "../profile/profile.ts";

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
  /** The arguments, where criteria were weighed; they add up to the score. */
  readonly reasons?: readonly Contribution[];
}

export type Confidence = "high" | "medium" | "low";

/** The best option that was not chosen, and what decided between the two. */
export interface RunnerUp {
  readonly question: string;
  readonly option: string;
  readonly title: string;
  readonly score: number;
  /** Points behind; absent when a gate, not the points, keeps it out. */
  readonly losesBy?: number;
  /** "loses by 0.80 because …", or "missing: …". */
  readonly sentence: string;
}

/**
 * What keeps an answer from being sure: answers `contradict` each other or are `at-odds`, the option is `forbidden`, small changes of weights and estimates overturn it (`unstable`) or may (`unsteady`),
 * it rests on defaults (`unsaid`), its facts have `expired`, or a tenth more or less of a number changes it (`fragile`). The first three and `unstable`, save `at-odds`, leave low confidence, the others medium.
 */
export type Doubt = "contradict" | "forbidden" | "unstable" | "at-odds" | "unsteady" | "unsaid" | "expired" | "fragile";

/** Another option beside a choice, and a sentence about it. */
export interface Aside {
  readonly option: string;
  readonly title: string;
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
  /** What keeps the confidence from being higher; none where it is high. */
  readonly doubts: readonly Doubt[];
  /** Share of small changes of weights and points, 0..1, that leave the answer as it is. */
  readonly stability: number;
  /** The user fixed it. */
  readonly pinned: boolean;
  /** Code of the rule that forbids it; it was chosen all the same because it is pinned, or nothing else is left. */
  readonly against?: string;
  /** What the engine would have chosen without pins, when that differs. */
  readonly otherwise?: Aside;
  /** What would have won without the organisation's radar, when that differs. */
  readonly withoutRadar?: Aside;
  /** What would have won with the published facts in place of the organisation's own, when that differs. */
  readonly withoutOverrides?: Aside;
  /** We can generate it. */
  readonly generates: boolean;
  /** When only what we generate was asked for: what fits better. */
  readonly advised?: Aside;
  /** When we cannot: the best that we can, and why it is only second. */
  readonly bestGenerated?: Aside;
  /** How hard it is to change later. */
  readonly reversibility?: "easy" | "costly" | "very costly";
  /** What was traded for what. */
  readonly tradeOff?: string;
  /** Last release, support of its versions, and what the horizon asks for, with the source. */
  readonly health?: string;
  /** Policies and checks that show that the choice is kept. */
  readonly confirmedBy?: readonly string[];
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
  /** Keys of the profile any one of which (or pair of which), given up, restores an answer. */
  readonly giveUp: readonly string[];
  readonly sentence: string;
}

/** The name people use for the two axes of an architecture together. */
export interface Label {
  readonly name: string;
  readonly title: string;
}

/** What pulls the code apart and what holds it together (reference model 3.5). */
export interface Forces {
  readonly need: number;
  readonly resistance: number;
  readonly net: number;
  readonly contributions: readonly Contribution[];
}

/** Weight of a language criterion after everything in the profile that moves it. */
export interface Weight {
  readonly criterion: string;
  readonly weight: number;
  readonly because: readonly string[];
}

/** Load, machines and money at the load that is carried: that of 24 months, or today's where it shrinks. */
export interface Sizing {
  readonly averageRps: number;
  readonly peakRps: number;
  /** CPU milliseconds of a request in the chosen language. */
  readonly cpuMs: number;
  readonly vcpu: number;
  readonly inFlight: number;
  readonly cost?: {
    readonly functionsUsd: number;
    readonly containersUsd: number;
    readonly instances: number;
    readonly breakEvenRequests: number;
    /** The load at which functions cost as much as the least containers; `crossingRps`, as much as those that the peak takes. */
    readonly breakEvenRps: number;
    readonly crossingRps?: number;
    readonly matters: boolean;
    /** The difference from which it does, US dollars a month. */
    readonly countsFromUsd: number;
    /** Code of the constraint that rules functions out, whatever they cost. */
    readonly functionsRuledOut?: string;
    /** The cloud whose prices these are; `yardstick` where those of the chosen one are not known. */
    readonly cloud: string;
    readonly yardstick: boolean;
    /** Currency, region, date and source of the prices. */
    readonly prices: string;
  };
}

/** A part of the work that runs by itself, and on what. */
export interface Workload {
  readonly name: "api" | "workers" | "glue" | "uploads";
  readonly compute: string;
  readonly title: string;
  readonly because: string;
}

/** A weight at which another option would win. */
export interface WeightFlip {
  readonly question: string;
  readonly criterion: string;
  readonly from: number;
  readonly to: number;
  readonly option: string;
  readonly title: string;
  readonly sentence: string;
}

/** An answer that, given differently, changes the decision; `before` is the nearest value that does not. */
export interface ProfileFlip {
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly before: unknown;
  /** What changes: question, and the option it becomes; `-` when it no longer arises. */
  readonly becomes: readonly { readonly question: string; readonly option: string; readonly title: string }[];
  /** How far the answer must move: 0.3 for a factor of two, 0.5 for a neighbouring word. */
  readonly distance: number;
  readonly sentence: string;
}

/** What the facts behind a decision are worth. */
export interface Evidence {
  /** Ids (`language.go.perf`) of facts that have expired. */
  readonly expired: readonly string[];
  /** Facts that the organisation replaced, with its reasons. */
  readonly overridden: readonly { readonly id: string; readonly reason: string }[];
  /** Share of the facts in the chosen options that are estimates, 0..1. */
  readonly estimatedShare: number;
}

/** Everything that `decide` has to say about a profile. A plain value: the same profile and catalogue give the same bytes. */
export interface Decision {
  readonly schema: 1;
  readonly engine: string;
  readonly catalogueVersion: string;
  readonly profile: Profile;
  readonly profileVersion: string;
  readonly label: Label;
  /** Question → answer, in the order of deciding. A question that does not arise is absent. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** Questions that do not arise, and why. */
  readonly notNeeded: Readonly<Record<string, string>>;
  readonly forces: Forces;
  readonly weights: readonly Weight[];
  readonly sizing: Sizing;
  readonly workloads: readonly Workload[];
  readonly runnerUps: { readonly architecture?: RunnerUp; readonly language?: RunnerUp };
  /** Options that cannot win under any weights: another is at least as good on every criterion. */
  readonly dominated: readonly { readonly question: string; readonly option: string; readonly by: string }[];
  readonly contradictions: readonly Contradiction[];
  readonly impasses: readonly Impasse[];
  readonly confidence: Confidence;
  /** What keeps the confidence from being higher, and which answers it is about. */
  readonly doubts: readonly { readonly doubt: Doubt; readonly questions: readonly string[] }[];
  readonly evidence: Evidence;
  /** Present when asked for: what would change the decision, nearest first. */
  readonly flips?: { readonly weights: readonly WeightFlip[]; readonly profile: readonly ProfileFlip[] };
  /** What the reader should know besides: close calls, languages outside the catalogue, expired facts. */
  readonly notes: readonly string[];
}

import type { Signals } from "./signals.ts";

/** A test of one signal: a bound for numbers, a word or words for words, `has` and `hasNone` for sets. */
export type Test<T> = [T] extends [number]
  ? { readonly atLeast?: number; readonly atMost?: number; readonly over?: number; readonly below?: number }
  : [T] extends [boolean]
    ? boolean
    : [T] extends [string]
      ? T | readonly T[]
      : [T] extends [readonly (infer E)[]]
        ? { readonly has?: E | readonly E[]; readonly hasAll?: readonly E[]; readonly hasNone?: readonly E[]; readonly only?: readonly E[]; readonly empty?: boolean }
        : never;

/** A condition as plain data: every line must hold; of `any` one must, of `none` none may. */
export type When = { readonly [K in keyof Signals]?: Test<Signals[K]> } & {
  readonly any?: readonly When[];
  readonly none?: readonly When[];
};

/** Takes the option out of the running, with a reason code (reference model 3.3). */
export interface Removal {
  readonly code: string;
  readonly when: When;
  /** Completes "removed, …": why it cannot be, in the user's words. */
  readonly because: string;
}

/** What must be in place before the option is sensible. Unlike a removal it can be mended, so it names what is missing. */
export interface Gate {
  readonly code: string;
  readonly needs: When;
  /** Completes "missing: …". */
  readonly missing: string;
}

/** Points for or against, while `when` holds. */
export interface Points {
  readonly points: number;
  readonly when?: When;
  readonly because: string;
  /** Multiplies the points by a signal, such as the team's share. */
  readonly times?: "self.share";
}

/** How an option argues for itself: data, read by `decide`, so that core never names an option. */
export interface OptionRules {
  /** Other words for it in a profile: `node`, `golang`. */
  readonly aliases?: readonly string[];
  /** What it works with in truth, where `needs` (what we generate) says less or does not ask. */
  readonly fits?: Readonly<Record<string, readonly string[]>>;
  /** It only answers a question that arises then; otherwise it is "not needed". */
  readonly arises?: { readonly when: When; readonly because: string };
  readonly removals?: readonly Removal[];
  readonly gates?: readonly Gate[];
  readonly points?: readonly Points[];
  /** What its least price hangs on besides `floor.usdMonth`: what the chosen cloud asks for the instances that availability wants, or as many machines as zones. */
  readonly floorFrom?: "prices" | "machines";
  /** Contradictions that wishing for it brings about. */
  readonly warnings?: readonly { readonly code: string; readonly when: When; readonly because: string; readonly fix: string }[];
  /** What to mind once it is chosen: sentences, each told while its condition holds. */
  readonly cautions?: readonly { readonly when: When; readonly say: string }[];
  /** How hard it is to change later. */
  readonly reversibility?: "easy" | "costly" | "very costly";
  /** Trade-off taken with it, in one sentence. */
  readonly tradeOff?: string;
  /** How a repository can prove that the choice is kept: policies and checks. */
  readonly confirmedBy?: readonly string[];
}

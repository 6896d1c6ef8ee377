import type { Span } from "../graph/span.ts";

/** A variable that a process is given: its value where the repository says it. */
export interface Variable {
  readonly name: string;
  readonly value: string | undefined;
  /** The entry of a Secret that holds the value, `secret name/key`. */
  readonly secret?: string;
  /** The table that the value names. */
  readonly table?: string;
  readonly at: Span;
}

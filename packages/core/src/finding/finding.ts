/** How much a finding weighs: `error` makes a check fail, `warning` and `info` do not. */
export type Severity = "error" | "warning" | "info";

/** A place in a file: 1-based line and column (columns in UTF-16 units), end exclusive. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** What a policy says about a place. The sentence is made from `facts` by the policy's `message`. */
export interface Finding {
  readonly policy: string;
  readonly severity: Severity;
  readonly location: Location;
  readonly facts: Readonly<Record<string, string>>;
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** Stays the same when lines move: policy, module or path, and the facts; never line numbers. */
  readonly fingerprint: string;
  readonly related?: readonly Location[];
}

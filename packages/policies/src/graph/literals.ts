/** A call in which literals stand. */
export interface Call {
  /** Last name of what is called: `selectFrom` of `db.selectFrom(`, the tag of a template. */
  readonly callee: string;
  /** Offset of that name. */
  readonly start: number;
  readonly literals: Literal[];
}

/** What a reader finds in a text: its strings, and the calls in it. A declaration with brackets looks like a call. */
export interface StringsAndCalls {
  readonly literals: readonly Literal[];
  readonly calls: readonly Call[];
}

/** A string in the code, as it is written: escapes stay, so offsets hold. */
export interface Literal {
  readonly value: string;
  /** Offset of the value, after the opening quote. */
  readonly start: number;
  /** The call it is an argument of, the innermost one. */
  readonly call: Call | undefined;
  /** Name it is given to: a keyword argument, a property, a variable. */
  readonly name: string | undefined;
}

/** Where in the user's input something is wrong: file, 1-based line and column, dotted key. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly key?: string;
}

/** The three parts of every message: what happened, why it matters, what to do next. */
export interface ErrorParts {
  readonly what: string;
  readonly why?: string;
  readonly todo: string;
  readonly place?: Place;
  readonly cause?: unknown;
}

/** A problem the user can mend. Carries a stable code (`CB-…`), prints without a stack, exits 2. */
export class UserError extends Error {
  /** Told by its shape: the command line and the parts that it loads may each bring a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "UserError" && "parts" in value;
  }

  override readonly name = "UserError";
  readonly code: string;
  readonly parts: ErrorParts;

  constructor(code: string, parts: ErrorParts) {
    super([parts.what, parts.why, parts.todo].filter(Boolean).join(" "), { cause: parts.cause });
    this.code = code;
    this.parts = parts;
  }
}

/** A fault of ours: something that cannot happen did. Prints with a request to report it. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

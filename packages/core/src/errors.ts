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
  /** Keys of the other side, where two answers clash. */
  readonly against?: readonly string[];
  readonly cause?: unknown;
  /** What else is wrong in the same input. */
  readonly others?: readonly UserError[];
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

/** At most so many problems are told at once. */
const mostTold = 20;

/** Several problems of one input as one error, in the order of their lines; undefined where there is none. */
export function together(problems: readonly UserError[]): UserError | undefined {
  const lineOf = ({ parts }: UserError): number => parts.place?.line ?? Infinity;
  const [first, ...others] = problems.toSorted((a, b) => lineOf(a) - lineOf(b) || 0);
  if (first === undefined || others.length === 0) return first;
  const left = others.length - mostTold + 1;
  const rest = left > 0 ? [new UserError(first.code, { what: `${left} more problems like these.`, todo: "Mend these first." })] : [];
  return new UserError(first.code, { ...first.parts, others: [...others.slice(0, mostTold - 1), ...rest] });
}

/** A fault of ours: something that cannot happen did. Prints with a request to report it. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

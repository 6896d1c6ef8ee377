/** One thing wrong with one field; `pointer` is a JSON pointer into the body (RFC 6901). */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
}

export type FailureKind = "invalid" | "not-found" | "stale" | "unavailable";

/** What an application service may refuse with. The HTTP layer turns it into a problem answer. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly kind: FailureKind;
  readonly fields: readonly FieldProblem[];

  constructor(
    kind: FailureKind,
    message: string,
    options: { readonly fields?: readonly FieldProblem[]; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.fields = options.fields ?? [];
  }
}

export const notFound = (what: string, id: string): Failure =>
  new Failure("not-found", `There is no ${what} with the id ${id}.`);

export const stale = (what: string): Failure =>
  new Failure("stale", `The ${what} has changed since you read it. Read it again and repeat.`);

export const invalid = (...fields: readonly FieldProblem[]): Failure =>
  new Failure("invalid", "The request is well formed but cannot be accepted.", { fields });

export const unavailable = (service: string, cause?: unknown): Failure =>
  new Failure("unavailable", `${service} does not answer at the moment.`, { cause });

import { STATUS_CODES } from "node:http";
import { z } from "zod";

/** One thing wrong with one value: `pointer` is a JSON pointer into the body (RFC 6901), `parameter` a name in the query. */
export interface FieldProblem {
  readonly pointer?: string | undefined;
  readonly parameter?: string | undefined;
  readonly detail: string;
  readonly code: string;
}

export type FailureKind = "invalid" | "not-found" | "stale" | "unavailable" | "unusable";

interface FailureDetails {
  readonly fields?: readonly FieldProblem[];
  /** When to ask again what is unavailable. */
  readonly retryAfterS?: number | undefined;
  readonly cause?: unknown;
}

/** What an application service may refuse with. The HTTP layer turns it into a problem answer. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly kind: FailureKind;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterS: number;

  constructor(kind: FailureKind, message: string, { fields = [], retryAfterS = 5, cause }: FailureDetails = {}) {
    super(message, { cause });
    this.kind = kind;
    this.fields = fields;
    this.retryAfterS = retryAfterS;
  }
}

export const notFound = (what: string, id: string): Failure =>
  new Failure("not-found", `There is no ${what} with the id ${id}.`);

export const stale = (what: string): Failure =>
  new Failure("stale", `The ${what} has changed since you read it. Read it again and repeat.`);

export const invalid = (...fields: readonly FieldProblem[]): Failure =>
  new Failure("invalid", "The request is well formed but cannot be accepted.", { fields });

export const unavailable = (service: string, cause?: unknown, retryAfterS?: number): Failure =>
  new Failure("unavailable", `${service} does not answer at the moment.`, { cause, retryAfterS });

export const unusable = (service: string, cause?: unknown): Failure =>
  new Failure("unusable", `${service} gave an answer that is of no use here.`, { cause });

export const PROBLEM_TYPE = "application/problem+json";

/** The body of every answer that is not a success (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  traceId: z.string().optional(),
  errors: z
    .array(
      z.object({
        pointer: z.string().optional(),
        parameter: z.string().optional(),
        detail: z.string(),
        code: z.string(),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Thrown in the HTTP layer for an answer other than a success. Its message reaches the client. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    detail: string,
    more: {
      readonly fields?: readonly FieldProblem[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: more.cause });
    this.status = status;
    this.fields = more.fields ?? [];
    this.headers = more.headers ?? {};
  }

  /** `instance` is the path of the request. */
  body(instance: string, traceId?: string): Problem {
    return {
      type: "about:blank",
      title: STATUS_CODES[this.status] ?? "Error",
      status: this.status,
      detail: this.message,
      instance,
      ...(traceId === undefined ? {} : { traceId }),
      ...(this.fields.length === 0 ? {} : { errors: [...this.fields] }),
    };
  }
}

const STATUS: Readonly<Record<FailureKind, number>> = {
  invalid: 422,
  "not-found": 404,
  stale: 412,
  unavailable: 503,
  unusable: 502,
};

/** Anything unexpected becomes a 500 that tells nothing of the inside. */
export function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Failure) {
    const { kind, message, fields, retryAfterS } = error;
    const headers: Record<string, string> = kind === "unavailable" ? { "retry-after": retryAfterS.toString() } : {};
    return new HttpProblem(STATUS[kind], message, { fields, headers, cause: error });
  }
  return new HttpProblem(500, "Something went wrong on our side.", { cause: error });
}

const escaped = (key: PropertyKey): string => String(key).replaceAll("~", "~0").replaceAll("/", "~1");

type Place = Pick<FieldProblem, "pointer" | "parameter">;

const inBody = (path: readonly PropertyKey[]): Place => ({ pointer: path.map((key) => `/${escaped(key)}`).join("") });

const inQuery = ([name]: readonly PropertyKey[]): Place => (name === undefined ? {} : { parameter: String(name) });

/** Each issue zod found in a body or a query, as an entry of a problem; an unknown field gets an entry of its own. */
export function fieldProblems(error: z.ZodError, part: "body" | "query" = "body"): FieldProblem[] {
  const placeOf = part === "query" ? inQuery : inBody;
  return error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys")
      return [{ ...placeOf(issue.path), detail: issue.message, code: issue.code }];
    return issue.keys.map((key) => ({
      ...placeOf([...issue.path, key]),
      detail: "This field is not known.",
      code: "unknown_field",
    }));
  });
}

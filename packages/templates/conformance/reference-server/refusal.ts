import { json, type Answer, type Exchange } from "./exchange.ts";

/** One entry of a validation problem: a place in the body, or a parameter of the query. */
export interface FieldError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
  readonly code: string;
}

/** What a refusal adds to the problem. */
export interface RefusalExtras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends the handling of a request with a problem. */
export class Refusal extends Error {
  readonly status: number;
  readonly extras: RefusalExtras;

  constructor(status: number, detail: string, extras: RefusalExtras = {}) {
    super(detail);
    this.status = status;
    this.extras = extras;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Unauthorized",
  404: "Not found",
  405: "Method not allowed",
  412: "Precondition failed",
  413: "Content too large",
  415: "Unsupported media type",
  422: "Validation failed",
  428: "Precondition required",
  429: "Too many requests",
  503: "Service unavailable",
};

/** The problem+json answer (RFC 9457) to a refusal. */
export function problemOf({ status, message, extras }: Refusal, { path, traceId }: Exchange): Answer {
  const errors = extras.errors === undefined ? {} : { errors: extras.errors };
  const body = { type: "about:blank", title: titles[status] ?? "Error", status, detail: message, instance: path, traceId, ...errors };
  return json(status, body, { "content-type": "application/problem+json", ...extras.headers });
}

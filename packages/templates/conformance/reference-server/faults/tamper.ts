import type { Answer, Exchange, Place } from "../exchange.ts";
import type { Fault } from "../fault.ts";
import type { InnerFault } from "../inner-fault.ts";

/** Which answers a fault touches. */
export interface Match {
  readonly method?: string;
  readonly kind?: Place["kind"];
  readonly status?: number;
}

type Change = (answer: Answer, exchange: Exchange) => Answer | undefined;
type Body = Readonly<Record<string, unknown>>;

/** A fault inside the rules. */
export function inner(check: string, fault: InnerFault): Fault {
  return { check, name: fault.replaceAll("-", " "), inner: fault };
}

function matches({ method, kind, status }: Match, answer: Answer, exchange: Exchange): boolean {
  return (
    (method ?? exchange.method) === exchange.method && (kind ?? exchange.place.kind) === exchange.place.kind && (status ?? answer.status) === answer.status
  );
}

/** Says what a fault does to the answers that match. */
export function wrongAnswer([check, name]: readonly [string, string], match: Match, change: Change): Fault {
  return { check, name, onAnswer: (answer, exchange) => (matches(match, answer, exchange) ? change(answer, exchange) : answer) };
}

/** A fault that believes to have been asked something else. */
export function wrongRequest(check: string, name: string, change: (exchange: Exchange) => Exchange): Fault {
  return { check, name, onRequest: change };
}

/** Changes the members of a JSON body. */
export function body(change: (body: Body, exchange: Exchange) => Body): Change {
  return (answer, exchange) => (typeof answer.body === "object" ? { ...answer, body: change(answer.body, exchange) } : answer);
}

/** Leaves a member of the body out. */
export function without(member: string): Change {
  return body((members) => Object.fromEntries(Object.entries(members).filter(([name]) => name !== member)));
}

/** Sets a header, or takes it away. */
export function header(name: string, value?: string): Change {
  return (answer) => {
    const others = Object.fromEntries(Object.entries(answer.headers).filter(([present]) => present !== name));
    return { ...answer, headers: value === undefined ? others : { ...others, [name]: value } };
  };
}

/** Sets the status and nothing else. */
export function status(code: number): Change {
  return (answer) => ({ ...answer, status: code });
}

/** Turns an answer into a success that created something. */
export function created(): Change {
  return (answer) => ({
    ...answer,
    status: 201,
    headers: { ...answer.headers, "content-type": "application/json" },
    body: { id: "00000000-0000-7000-8000-000000000000", name: "x" },
  });
}

/** A crash: the kind of answer a framework gives when nobody caught the exception. */
export function crash(): Change {
  return (answer) => ({ ...answer, status: 500, headers: { ...answer.headers, "content-type": "text/plain" }, body: "Internal Server Error" });
}

/** Rewrites the JSON body of a request; what is no JSON object stays. */
export function rewritten(exchange: Exchange, change: (body: Record<string, unknown>) => unknown): Exchange {
  try {
    const value: unknown = JSON.parse(exchange.body.toString());
    if (typeof value !== "object" || value === null || Array.isArray(value)) return exchange;
    return { ...exchange, body: Buffer.from(JSON.stringify(change(value as Record<string, unknown>))) };
  } catch {
    return exchange;
  }
}

/** A request with other headers. */
export function withHeaders(exchange: Exchange, headers: Readonly<Record<string, string>>): Exchange {
  return { ...exchange, headers: { ...exchange.headers, ...headers } };
}

/** Was this text somewhere in the request body? */
export function asked(exchange: Exchange, pattern: RegExp): boolean {
  return pattern.test(exchange.body.toString());
}

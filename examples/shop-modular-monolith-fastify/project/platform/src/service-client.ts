import { SpanKind } from "@opentelemetry/api";
import {
  ConsecutiveBreaker,
  ExponentialBackoff,
  type IPolicy,
  circuitBreaker,
  handleWhen,
  retry,
  wrap,
} from "cockatiel";
import type { z } from "zod";
import { credentials } from "./auth/index.ts";
import { Failure, type FailureKind, Problem, unavailable } from "./problem.ts";
import type { Operation } from "./operation.ts";
import { inSpan, traceHeaders } from "./telemetry.ts";

export interface ServiceClientOptions {
  /** The name of the other module, for messages and traces. */
  readonly service: string;
  readonly baseUrl: string;
  /** Sent with every call, besides the credentials of the request it is made for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The limit of one attempt. */
  readonly timeoutMs?: number;
}

export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type ResultOf<Op extends Operation> = Op extends { readonly result: infer Result extends z.ZodType }
  ? z.output<Result>
  : undefined;

const RETRIED_STATUSES: readonly number[] = [429, 502, 503, 504];
const IDEMPOTENT: readonly string[] = ["GET", "PUT", "DELETE"];

/** What a module refuses a caller with, who would be told the same in its own process. */
const REFUSALS: Readonly<Record<number, FailureKind>> = { 404: "not-found", 412: "stale", 422: "invalid" };

/** The other service answered, but not with a success. */
class AnswerError extends Error {
  readonly status: number;
  readonly #body: string;

  constructor(service: string, status: number, body: string) {
    super(`${service} answered ${status.toString()}`);
    this.status = status;
    this.#body = body;
  }

  /** As the module refused, where it was the module and not what stands in front of it. */
  refusal(): Failure | undefined {
    const kind = REFUSALS[this.status];
    const problem = Problem.safeParse(parsed(this.#body));
    if (kind === undefined || !problem.success) return undefined;
    return new Failure(kind, problem.data.detail, { fields: problem.data.errors ?? [], cause: this });
  }
}

/** An answer that is not as agreed will be no other the next time. */
class AgreementError extends Error {
  constructor(service: string, cause: unknown) {
    super(`${service} answered something else than its contract says`, { cause });
  }
}

const isTransient = (error: unknown): boolean =>
  error instanceof AnswerError ? RETRIED_STATUSES.includes(error.status) : !(error instanceof AgreementError);

/** Calls the operations of another module over HTTP: time limit, retries where harmless, circuit breaker, trace. */
export class ServiceClient {
  readonly #options: ServiceClientOptions;
  readonly #breaker: IPolicy;
  readonly #patient: IPolicy;

  constructor(options: ServiceClientOptions) {
    this.#options = options;
    const transient = handleWhen(isTransient);
    this.#breaker = circuitBreaker(transient, { halfOpenAfter: 2_000, breaker: new ConsecutiveBreaker(10) });
    const backoff = new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 });
    this.#patient = wrap(retry(transient, { maxAttempts: 2, backoff }), this.#breaker);
  }

  /** Throws the `Failure` that the other module threw, and one of kind "unavailable" when there is no usable answer in time. */
  async call<Op extends Operation>(operation: Op, input: CallInput = {}): Promise<ResultOf<Op>> {
    try {
      return (await this.#execute(operation, input)) as ResultOf<Op>;
    } catch (error) {
      throw this.#failureOf(error);
    }
  }

  /** As `call`, but a 404 is an answer: undefined. */
  async find<Op extends Operation>(operation: Op, input: CallInput): Promise<ResultOf<Op> | undefined> {
    try {
      return (await this.#execute(operation, input)) as ResultOf<Op>;
    } catch (error) {
      if (error instanceof AnswerError && error.status === 404) return undefined;
      throw this.#failureOf(error);
    }
  }

  #failureOf(error: unknown): Failure {
    return (error instanceof AnswerError ? error.refusal() : undefined) ?? unavailable(this.#options.service, error);
  }

  #execute(operation: Operation, input: CallInput): Promise<unknown> {
    const policy = IDEMPOTENT.includes(operation.method) ? this.#patient : this.#breaker;
    return policy.execute(() => this.#attempt(operation, input));
  }

  #attempt(operation: Operation, input: CallInput): Promise<unknown> {
    const { service, baseUrl, headers, timeoutMs = 1_000 } = this.#options;
    const url = new URL(pathOf(operation, input), baseUrl);
    const attributes = {
      "http.request.method": operation.method,
      "server.address": url.hostname,
      "url.full": url.href,
    };
    return inSpan(`${operation.method} ${operation.path}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      const response = await fetch(url, {
        method: operation.method,
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: "application/json", ...headers, ...credentials(), ...traceHeaders(), ...jsonType(input) },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      });
      span.setAttribute("http.response.status_code", response.status);
      const body = await response.text();
      if (!response.ok) throw new AnswerError(service, response.status, body);
      return resultOf(service, operation, body);
    });
  }
}

function resultOf(service: string, { result }: Operation, body: string): unknown {
  try {
    return result?.parse(JSON.parse(body));
  } catch (cause) {
    throw new AgreementError(service, cause);
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const jsonType = (input: CallInput): Record<string, string> =>
  input.body === undefined ? {} : { "content-type": "application/json" };

function pathOf(operation: Operation, { params = {}, query }: CallInput): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return query === undefined ? path : `${path}?${new URLSearchParams(query).toString()}`;
}

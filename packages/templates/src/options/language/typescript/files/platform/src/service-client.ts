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
import { Failure, type FailureKind, Problem, unavailable, unusable } from "./problem.ts";
import type { Operation } from "./operation.ts";
import { failSpan, inSpan, traceHeaders } from "./telemetry.ts";

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

/** What passes: the service, or what stands in front of it, is busy or cannot be reached. */
const PASSING: readonly number[] = [429, 502, 503, 504];
/** The caller's token was good enough for us: another service that refuses it is set up otherwise. */
const DENIALS: readonly number[] = [401, 403];
const IDEMPOTENT: readonly string[] = ["GET", "PUT", "DELETE"];
const LONGEST_RETRY_AFTER_S = 3_600;

/** What a module refuses a caller with, who would be told the same in its own process. */
const REFUSALS: Readonly<Record<number, FailureKind>> = { 404: "not-found", 412: "stale", 422: "invalid" };

/** The other service answered, but not with a success. */
class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly status: number;
  /** The other service's own word on when to ask again. */
  readonly retryAfterS: number | undefined;
  readonly #body: string;

  constructor(service: string, { status, headers }: Response, body: string) {
    super(`${service} ${DENIALS.includes(status) ? "denies us access" : "answered"}: ${status.toString()}`);
    this.status = status;
    this.retryAfterS = secondsOf(headers.get("retry-after"));
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
  override readonly name = "AgreementError";

  constructor(service: string, cause: unknown) {
    super(`${service} answered something else than its contract says`, { cause });
  }
}

/** The service is not there for now; everything but an answer is silence. */
const isPassing = (error: unknown): boolean =>
  error instanceof AnswerError ? PASSING.includes(error.status) : !(error instanceof AgreementError);

/** Who says when to be asked again is not asked sooner. */
const isWorthAnother = (error: unknown): boolean =>
  isPassing(error) && !(error instanceof AnswerError && error.retryAfterS !== undefined);

/** What the end of a call means for the request it was made for. A denial stays an error of our own: 500. */
function meaningOf(service: string, error: unknown): unknown {
  const answer = error instanceof AnswerError ? error : undefined;
  if (isPassing(error)) return unavailable(service, error, answer?.retryAfterS);
  if (answer !== undefined && DENIALS.includes(answer.status)) return answer;
  return answer?.refusal() ?? unusable(service, error);
}

/** Calls the operations of another module over HTTP: time limit, retries where harmless, circuit breaker, trace. */
export class ServiceClient {
  readonly #options: ServiceClientOptions;
  readonly #breaker: IPolicy;
  readonly #patient: IPolicy;

  constructor(options: ServiceClientOptions) {
    this.#options = options;
    const breaker = new ConsecutiveBreaker(10);
    this.#breaker = circuitBreaker(handleWhen(isPassing), { halfOpenAfter: 2_000, breaker });
    const backoff = new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 });
    this.#patient = wrap(retry(handleWhen(isWorthAnother), { maxAttempts: 2, backoff }), this.#breaker);
  }

  /**
   * Throws the `Failure` that the other module threw, one of kind "unavailable" where it does not answer for now, and
   * one of kind "unusable" where it answers what it should not.
   */
  async call<Op extends Operation>(operation: Op, input: CallInput = {}): Promise<ResultOf<Op>> {
    try {
      return (await this.#execute(operation, input)) as ResultOf<Op>;
    } catch (error) {
      throw meaningOf(this.#options.service, error);
    }
  }

  /** As `call`, but nothing found is an answer: undefined. */
  find<Op extends Operation>(operation: Op, input: CallInput): Promise<ResultOf<Op> | undefined> {
    return this.call(operation, input).catch((error: unknown) => {
      if (error instanceof Failure && error.kind === "not-found") return undefined;
      throw error;
    });
  }

  #execute(operation: Operation, input: CallInput): Promise<unknown> {
    const policy = IDEMPOTENT.includes(operation.method) ? this.#patient : this.#breaker;
    return policy.execute(() => this.#attempt(operation, input));
  }

  async #attempt(operation: Operation, input: CallInput): Promise<unknown> {
    const { service } = this.#options;
    const { response, body } = await this.#exchange(operation, input);
    if (!response.ok) throw new AnswerError(service, response, body);
    return resultOf(service, operation, body);
  }

  #exchange(operation: Operation, input: CallInput): Promise<{ response: Response; body: string }> {
    const { baseUrl, headers, timeoutMs = 1_000 } = this.#options;
    const url = new URL(pathOf(operation, input), baseUrl);
    const attributes = {
      "http.request.method": operation.method,
      "server.address": url.hostname,
      "url.full": url.href,
    };
    return inSpan(`${operation.method} ${operation.path}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      const response = await fetch(url, {
        method: operation.method,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: "application/json", ...headers, ...credentials(), ...traceHeaders(), ...jsonType(input) },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      });
      span.setAttribute("http.response.status_code", response.status);
      if (!response.ok) failSpan(span, response.status);
      return { response, body: await response.text() };
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

/** `Retry-After` in seconds, which may be a date, too; undefined where nobody could be told to wait that long. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const isCount = /^\d+$/.test(retryAfter);
  const seconds = isCount ? Number(retryAfter) : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1_000);
  return seconds > 0 && seconds <= LONGEST_RETRY_AFTER_S ? seconds : undefined;
}

const jsonType = (input: CallInput): Record<string, string> =>
  input.body === undefined ? {} : { "content-type": "application/json" };

function pathOf(operation: Operation, { params = {}, query }: CallInput): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return query === undefined ? path : `${path}?${new URLSearchParams(query).toString()}`;
}

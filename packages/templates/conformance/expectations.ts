import { describeReply, type Reply } from "./http-client.ts";

/** The backend answered, but not as the contract says. */
export class Mismatch extends Error {}

/** A JSON object whose members are still unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Fails with request, answer and the expectation, unless the condition holds. */
export function expectThat(condition: boolean, reply: Reply, expectation: string): asserts condition {
  if (!condition) throw new Mismatch(`${describeReply(reply)}; expected ${expectation}`);
}

/** Fails with the given sentence, unless the condition holds. */
export function expectFact(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Mismatch(sentence);
}

/** Fails unless the status is one of those allowed. */
export function expectStatus(reply: Reply, ...allowed: readonly number[]): void {
  expectThat(allowed.includes(reply.status), reply, `status ${allowed.join(" or ")}`);
}

/** Fails when the backend broke down (5xx). */
export function expectNoCrash(reply: Reply): void {
  expectThat(reply.status < 500, reply, "an answer below 500");
}

/** True for a JSON object, false for arrays and everything else. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list as it is; anything else is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parse(reply: Reply): unknown {
  try {
    return JSON.parse(reply.text);
  } catch {
    throw new Mismatch(`${describeReply(reply)}; expected a JSON body`);
  }
}

/** The body as a JSON object. */
export function objectOf(reply: Reply): JsonObject {
  const value = parse(reply);
  expectThat(isObject(value), reply, "a JSON object");
  return value;
}

/** One header as text; several lines are joined, an absent one is empty. */
export function headerOf(reply: Reply, name: string): string {
  const value = reply.headers[name];
  return Array.isArray(value) ? value.join(", ") : (value ?? "");
}

/** True when the media type is the one named, whatever its parameters. */
export function hasMediaType(reply: Reply, mediaType: string): boolean {
  return headerOf(reply, "content-type").split(";")[0]?.trim().toLowerCase() === mediaType;
}

const traceIdShape = /^(?!0{32})[0-9a-f]{32}$/;

/** True for 32 lower-case hexadecimal digits that are not all zero. */
export function isTraceId(value: unknown): value is string {
  return typeof value === "string" && traceIdShape.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0;
}

/** The body of a problem+json answer (RFC 9457) with every member the contract names. */
export function expectProblem(reply: Reply, ...allowed: readonly number[]): JsonObject {
  expectStatus(reply, ...allowed);
  expectThat(hasMediaType(reply, "application/problem+json"), reply, "application/problem+json");
  const problem = objectOf(reply);
  for (const member of ["type", "title", "detail", "instance"] as const) {
    expectThat(isText(problem[member]), reply, `a text as member "${member}"`);
  }
  expectThat(problem["status"] === reply.status, reply, `member "status" to be ${reply.status}`);
  expectThat(isTraceId(problem["traceId"]), reply, 'member "traceId" of 32 hexadecimal digits');
  return problem;
}

/** One entry of a validation problem. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
}

/** The entries of a 422 answer, each with pointer, detail and code. */
export function fieldErrorsOf(reply: Reply): readonly FieldError[] {
  const { errors } = expectProblem(reply, 422);
  expectThat(Array.isArray(errors) && errors.length > 0, reply, 'a list "errors" with an entry');
  return errors.map((entry: unknown) => {
    expectThat(isObject(entry), reply, 'every entry of "errors" to be an object');
    const { pointer, detail, code } = entry;
    expectThat(typeof pointer === "string" && isText(detail) && isText(code), reply, "pointer, detail and code in every entry");
    return { pointer, detail, code };
  });
}

/** Fails unless the answer, where it lists what is wrong, names this parameter once and points nowhere: a pointer leads into a body. */
export function expectParameter(reply: Reply, name: string): void {
  const { errors } = expectProblem(reply, 400, 422);
  if (errors === undefined && reply.status === 400) return;
  const [entry, ...others] = listOf(errors);
  expectThat(isObject(entry) && others.length === 0, reply, `one entry, for the parameter ${name}`);
  const { parameter, detail, code } = entry;
  expectThat(parameter === name && isText(detail) && isText(code), reply, `the member "parameter" to be "${name}", with detail and code`);
  expectThat(!("pointer" in entry), reply, "no pointer, as there is no body");
}

/** Fails unless the 422 answer points once at each of these places, and nowhere else. */
export function expectPointers(reply: Reply, ...pointers: readonly string[]): void {
  const found = fieldErrorsOf(reply)
    .map((error) => error.pointer)
    .sort();
  const wanted = [...pointers].sort();
  expectThat(found.join() === wanted.join(), reply, `exactly one entry for each of ${wanted.join(", ")}`);
}

import type { z } from "zod";
import { together, UserError, type Place } from "../errors.ts";
import { nearest } from "./nearest.ts";
import { where } from "./where.ts";

type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** Parses a value by its schema; its problems become a {@link UserError} `CB-013` or `CB-014`, each of which names file, line, key and what is expected. */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown, placeOf: PlaceOf): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  throw together(issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? unknownKeys(schema, issue, placeOf) : [wrongValue(issue, placeOf)]))) as UserError;
}

function wrongValue(issue: z.core.$ZodIssue, placeOf: PlaceOf): UserError {
  const place = placeOf(issue.path);
  return new UserError("CB-013", {
    what: `${where(place)}: ${withFound(problem(issue), issue.input)}.`,
    todo: correctionOf(issue) ?? (place.file === "backend.yaml" ? "Correct the value; `create-backend explain backend.yaml` lists every key and what it takes." : "Correct the value there."),
    place,
  });
}

const kinds: Readonly<Record<string, string>> = { object: "keys with values", record: "keys with values", array: "a list, such as [one, two],", string: "a text", number: "a number", boolean: "true or false" };

/** What is wrong, in words of the file where the schema has none of its own. */
function problem(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  const kind = issue.code === "invalid_type" && issue.message.startsWith("Invalid input") ? kinds[issue.expected] : undefined;
  return kind === undefined ? issue.message : `${kind} expected`;
}

/** A problem, and what stands there instead, where it is short. */
function withFound(said: string, input: unknown): string {
  if (input === undefined) return said;
  const text = typeof input === "number" ? String(input) : JSON.stringify(input);
  if (text.length > 40) return said;
  return `${said}${said.endsWith("?") ? " It" : "; it"} says ${text}`;
}

/** How the value is to be written, where one can tell what was meant. */
function correctionOf(issue: z.core.$ZodIssue): string | undefined {
  const { input } = issue;
  if (issue.code === "too_big" && issue.maximum === 1 && typeof input === "number" && input <= 100) return `Write ${Number((input / 100).toPrecision(6))} for ${input} %.`;
  if (issue.code === "invalid_type" && input === undefined) return "Add it there.";
  return issue.code === "invalid_type" && issue.expected === "number" && typeof input === "string" && /^-?[\d.]+\s*\D*$/.test(input.trim()) ? "Write the number alone, in that unit." : undefined;
}

function unknownKeys(schema: z.ZodType, issue: z.core.$ZodIssueUnrecognizedKeys, placeOf: PlaceOf): UserError[] {
  const known = keysAt(schema, issue.path);
  return issue.keys.map((key) => {
    const place = placeOf([...issue.path, key]);
    const guess = nearest(key, known);
    return new UserError("CB-014", {
      what: `${where(place)}: unknown key "${key}".`,
      why: "It would be ignored, and you would not know.",
      todo: guess === undefined ? `Known keys here: ${known.join(", ")}.` : `Did you mean "${guess}"?`,
      place,
    });
  });
}

/** The keys that the object schema at a path allows. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const step of path) at = child(unwrap(at), step);
  const shape = (unwrap(at) as { shape?: object }).shape;
  return shape === undefined ? [] : Object.keys(shape);
}

function child(schema: unknown, step: PropertyKey): unknown {
  const { shape, valueType, element } = schema as { shape?: Record<PropertyKey, unknown>; valueType?: unknown; element?: unknown };
  return shape?.[step] ?? valueType ?? element;
}

function unwrap(schema: unknown): object {
  let at = (schema ?? {}) as { def?: { innerType?: unknown; in?: unknown } };
  while (at.def?.innerType !== undefined || at.def?.in !== undefined) at = (at.def.innerType ?? at.def.in) as typeof at;
  return at;
}

import type { Exchange } from "./exchange.ts";
import type { Wrong } from "./inner-fault.ts";
import { Refusal, type FieldError } from "./refusal.ts";
import type { Shelf } from "./store.ts";

/** Fields that were given and are valid. */
export interface Fields {
  readonly name?: string;
  readonly references: Readonly<Record<string, string | null>>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The JSON object in the body, or a refusal: 413, 415, 400. */
export function readBody({ body, headers, isTooLarge }: Exchange): Record<string, unknown> {
  if (isTooLarge) throw new Refusal(413, "The body is too large");
  const mediaType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") throw new Refusal(415, "Send application/json");
  if (headers["content-encoding"]) throw new Refusal(415, "Send the body as it is");
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, "The body is no JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refusal(400, "The body is no JSON object");
  return value as Record<string, unknown>;
}

function pointerTo(field: string, wrong: Wrong): string {
  return `/${wrong("pointer-unescaped") ? field : field.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function lengthOf(text: string, wrong: Wrong): number {
  return wrong("length-in-utf-16") ? text.length : Array.from(text).length;
}

function nameFault(value: unknown, wrong: Wrong): string | undefined {
  if (typeof value !== "string") return "must be a text";
  if (/[\u0000-\u001f\u007f]/.test(value)) return "must be on one line";
  const length = lengthOf(value, wrong);
  return length < 1 || length > 100 ? "must have 1 to 100 characters" : undefined;
}

function referenceFault(value: unknown, wrong: Wrong): string | undefined {
  if (value === null) return wrong("reference-null-refused") ? "must be a UUID" : undefined;
  if (wrong("reference-shape-unchecked")) return undefined;
  return typeof value === "string" && uuid.test(value) ? undefined : "must be a UUID or null";
}

function faultOf(field: string, value: unknown, { shelf, wrong }: Rules): string | undefined {
  if (field === "name") return nameFault(value, wrong);
  if (shelf.references.some((reference) => reference.field === field)) return referenceFault(value, wrong);
  return "is unknown";
}

/** By which module's rules a body is judged. */
export interface Rules {
  readonly shelf: Shelf;
  readonly wrong: Wrong;
}

function errorsOf(body: Record<string, unknown>, rules: Rules): FieldError[] {
  const errors = Object.entries(body).flatMap(([field, value]) => {
    const detail = faultOf(field, value, rules);
    return detail === undefined ? [] : [{ pointer: pointerTo(field, rules.wrong), detail, code: "invalid" }];
  });
  return rules.wrong("one-error-only") ? errors.slice(0, 1) : errors;
}

/** The fields of a body that keeps all rules; otherwise a refusal with one entry per field. */
export function readFields(body: Record<string, unknown>, rules: Rules): Fields {
  const errors = errorsOf(body, rules);
  if (errors.length > 0) throw new Refusal(422, "The body breaks the rules", { errors });
  const { name, ...references } = body as { name?: string } & Record<string, string | null>;
  return { ...(name === undefined ? {} : { name }), references };
}

/** The fields of a creation: a name is required. */
export function readCreation(body: Record<string, unknown>, rules: Rules): Fields & { readonly name: string } {
  const errors = errorsOf(body, rules);
  if (!("name" in body)) errors.push({ pointer: "/name", detail: "is required", code: "required" });
  if (errors.length > 0) throw new Refusal(422, "The body breaks the rules", { errors });
  const fields = readFields(body, rules);
  return { ...fields, name: fields.name ?? "" };
}

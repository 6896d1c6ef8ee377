import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { run } from "../processes.ts";
import { scratchFolder } from "../scratch.ts";
import { Missing } from "../tools/tool.ts";
import { kindOf, nameOf, type Manifest } from "./manifests.ts";

/** Beside the checkout, where tests find their data; not needed by the product. */
const OPENAPI = join(import.meta.dirname, "..", "..", "..", "..", "..", "shared", "data", "kubernetes-1.36-openapi.json.xz");

type Json = Record<string, unknown>;

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Says what is wrong with one manifest, each fault with the manifest's kind and name and the field's path. */
export type Judge = (manifest: Manifest) => readonly string[];

/** Reads the published OpenAPI document of Kubernetes. */
export async function readOpenapi(path = OPENAPI): Promise<Json> {
  if (!existsSync(path)) throw new Missing("the OpenAPI document of Kubernetes is not beside this checkout");
  const file = join(scratchFolder("kubernetes"), "openapi.json");
  const unpacked = await run(["sh", "-c", 'exec xz -dc "$0" > "$1"', path, file], { seconds: 60 });
  if (unpacked.code !== 0) throw new Missing(`xz cannot unpack it: ${unpacked.all.slice(0, 200)}`);
  return JSON.parse(readFileSync(file, "utf8")) as Json;
}

/** Prepares strict judgement: a field that the API server would drop or refuse is a fault here. */
export function strictJudge(openapi: Json): Judge {
  const definitions = openapi.definitions as Record<string, Json>;
  const strict = Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, tightened(name, definition)]));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: "k8s", definitions: strict });
  const names = indexByKind(definitions);
  const compiled = new Map<string, ValidateFunction>();
  return (manifest) => {
    const definition = names.get(kindOf(manifest));
    if (definition === undefined) return [`${nameOf(manifest)}: Kubernetes 1.36 knows no ${kindOf(manifest)}`];
    const validate = compiled.get(definition) ?? ajv.compile({ $ref: `k8s#/definitions/${definition}` });
    compiled.set(definition, validate);
    return validate(manifest) ? [] : (validate.errors ?? []).map((error) => `${nameOf(manifest)}: ${sayFault(error)}`);
  };
}

function indexByKind(definitions: Readonly<Record<string, Json>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, definition] of Object.entries(definitions)) {
    const kinds = definition["x-kubernetes-group-version-kind"] as readonly GroupVersionKind[] | undefined;
    for (const { group, version, kind } of kinds ?? []) names.set(`${group === "" ? version : `${group}/${version}`} ${kind}`, name);
  }
  return names;
}

const QUANTITY = { anyOf: [{ type: "string", pattern: "^[+-]?([0-9]+|[0-9]+\\.[0-9]*|\\.[0-9]+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?[0-9]+)?$" }, { type: "number" }] };

function tightened(name: string, definition: Json): unknown {
  if (name.endsWith(".Quantity")) return QUANTITY;
  const properties = definition.properties === undefined ? {} : { additionalProperties: false };
  return { ...(loosened(definition) as Json), ...properties };
}

/** Rewrites what JSON Schema does not say: references into this document, and "a number or its name". */
function loosened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(loosened);
  if (value === null || typeof value !== "object") return value;
  const object = value as Json;
  if (object.format === "int-or-string") return { anyOf: [{ type: "integer" }, { type: "string" }] };
  if (typeof object.$ref === "string") return { $ref: object.$ref.replace("#/definitions/", "k8s#/definitions/") };
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, loosened(inner)]));
}

function sayFault({ instancePath, message, params }: ErrorObject): string {
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  return extra === undefined ? `${instancePath || "/"} ${message ?? "is wrong"}` : `${instancePath}/${extra} is no field of Kubernetes`;
}

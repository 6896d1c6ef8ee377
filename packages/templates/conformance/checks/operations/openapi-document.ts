import { expectFact, expectStatus, isObject, listOf, objectOf, type JsonObject } from "../../expectations.ts";
import type { AppSpec } from "../../suite-options.ts";
import type { World } from "../../world.ts";

/** Reads /openapi.json of one app. */
export async function readDocument(world: World, app: AppSpec): Promise<JsonObject> {
  const reply = await world.sendTo(app, { path: "/openapi.json" });
  expectStatus(reply, 200);
  return objectOf(reply);
}

/** Follows a local `$ref`; undefined when it leads nowhere. */
export function lookUp(document: JsonObject, ref: string): unknown {
  if (!ref.startsWith("#/")) return undefined;
  const steps = ref
    .slice(2)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isObject(value) ? value[step] : undefined;
  }, document);
}

/** The object itself, or what its `$ref` names; an empty object when there is none. */
export function resolved(document: JsonObject, value: unknown): JsonObject {
  let present = value;
  for (let hops = 0; hops < 20 && isObject(present) && typeof present["$ref"] === "string"; hops += 1) {
    present = lookUp(document, present["$ref"]);
  }
  return isObject(present) ? present : {};
}

/** A member of a member …, with references followed on the way. */
export function dig(document: JsonObject, start: unknown, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((value, step) => resolved(document, value[step]), resolved(document, start));
}

function shapeOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

/** The path item whose template has this shape (`/api/orders/{}`), whatever its parameter is called. */
export function pathItem(document: JsonObject, shape: string): JsonObject {
  const paths = dig(document, document, "paths");
  const found = Object.keys(paths).find((path) => shapeOf(path) === shape);
  return found === undefined ? {} : resolved(document, paths[found]);
}

/** The JSON schema of a request body. */
export function requestSchema(document: JsonObject, shape: string, method: string): JsonObject {
  const schema = dig(document, pathItem(document, shape), method, "requestBody", "content", "application/json", "schema");
  expectFact(Object.keys(schema).length > 0, `/openapi.json: ${method} ${shape} has no JSON request body`);
  return schema;
}

/** Members of a schema, also where it is put together by allOf. */
export function propertiesOf(document: JsonObject, schema: JsonObject): Record<string, unknown> {
  const parts = listOf(schema["allOf"]);
  const inherited = parts.map((part) => propertiesOf(document, resolved(document, part)));
  return Object.fromEntries([...inherited, dig(document, schema, "properties")].flatMap((members) => Object.entries(members)));
}

/** Schemas that one value may take: itself, or the branches of anyOf and oneOf. */
export function branchesOf(document: JsonObject, value: unknown): readonly JsonObject[] {
  const schema = resolved(document, value);
  const branches = [schema["anyOf"], schema["oneOf"]].flatMap(listOf);
  return [schema, ...branches.flatMap((branch) => branchesOf(document, branch))];
}

/** Calls back for every `$ref` of the document. */
export function refsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsOf);
  if (!isObject(value)) return [];
  const own = typeof value["$ref"] === "string" ? [value["$ref"]] : [];
  return [...own, ...Object.values(value).flatMap(refsOf)];
}

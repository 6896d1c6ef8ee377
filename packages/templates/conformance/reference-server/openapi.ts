import type { Shelf } from "./store.ts";

type Json = Record<string, unknown>;

const text = { schema: { type: "string" } };
const problem = { description: "Problem", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
const nullableId = { anyOf: [{ type: "string", format: "uuid" }, { type: "null" }] };
const idParameter = { name: "id", in: "path", required: true, schema: { type: "string" } };
const versionParameter = { name: "If-Match", in: "header", required: true, schema: { type: "string" } };
const listParameters = [
  { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 20 } },
  { name: "cursor", in: "query", schema: { type: "string" } },
];

const unavailable = { ...problem, headers: { "Retry-After": { schema: { type: "integer" } } } };
const version = { ETag: text };

function answer(description: string, schema: string, headers: Json = {}): Json {
  return { description, headers, content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

function body(schema: string): Json {
  return { required: true, content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

function schemasOf({ spec, references }: Shelf): Json {
  const own = Object.fromEntries(references.map(({ field }) => [field, nullableId]));
  const writable = { name: { type: "string", minLength: 1, maxLength: 100 }, ...own };
  const resource = { id: text.schema, version: { type: "integer" }, createdAt: text.schema, updatedAt: text.schema, ...writable };
  return {
    [`${spec.name}-create`]: { type: "object", properties: writable, required: ["name"], additionalProperties: false },
    [`${spec.name}-change`]: { type: "object", properties: writable, minProperties: 1, additionalProperties: false },
    [spec.name]: { type: "object", properties: resource, required: Object.keys(resource) },
    [`${spec.name}-page`]: {
      type: "object",
      properties: { items: { type: "array", items: { $ref: `#/components/schemas/${spec.name}` } }, nextCursor: { type: ["string", "null"] } },
    },
  };
}

function pathsOf({ spec: { name } }: Shelf): Json {
  const refusals = { 401: problem, 404: problem, 412: problem, 422: problem, 428: problem, 429: unavailable, 503: unavailable };
  return {
    [`/api/${name}`]: {
      post: { operationId: `create-${name}`, requestBody: body(`${name}-create`), responses: { 201: answer("Created", name, { ...version, Location: text }), ...refusals } },
      get: { operationId: `list-${name}`, parameters: listParameters, responses: { 200: answer("A page", `${name}-page`), ...refusals } },
    },
    [`/api/${name}/{id}`]: {
      parameters: [idParameter],
      get: { operationId: `read-${name}`, responses: { 200: answer("The entity", name, version), 304: { description: "Not Modified", headers: version }, ...refusals } },
      patch: { operationId: `change-${name}`, parameters: [versionParameter], requestBody: body(`${name}-change`), responses: { 200: answer("Changed", name, version), ...refusals } },
      delete: { operationId: `delete-${name}`, responses: { 204: { description: "Deleted" }, ...refusals } },
    },
  };
}

/** The OpenAPI document of these modules. */
export function describe(shelves: readonly Shelf[]): Json {
  const schemas = { Problem: { type: "object" }, ...(Object.assign({}, ...shelves.map(schemasOf)) as Json) };
  return {
    openapi: "3.1.1",
    info: { title: "Reference", version: "1.0.0" },
    paths: Object.assign({}, ...shelves.map(pathsOf)) as Json,
    components: { schemas, securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  };
}

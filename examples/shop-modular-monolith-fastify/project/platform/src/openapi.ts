import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { securitySchemes } from "./auth/index.ts";
import type { Operation } from "./operation.ts";
import { PROBLEM_TYPE, Problem } from "./problem.ts";

type Json = Record<string, unknown>;

/** What every operation may answer. */
const COMMON_PROBLEMS: readonly number[] = [...(Object.keys(securitySchemes).length > 0 ? [401] : []), 429, 500, 503];

/** JSON Schema of a zod schema. A schema with a `title` is referred to by that name. */
function schemaOf(schema: z.ZodType, io: "input" | "output", components: Map<string, Json>): Json {
  const json = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema, path }) => {
      const inner = zodSchema as unknown as z.ZodType;
      const name = inner.meta()?.title;
      if (name === undefined || path.length === 0) return;
      schemaOf(inner, io, components);
      for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
      jsonSchema.$ref = `#/components/schemas/${name}`;
    },
  }) as Json;
  delete json["$schema"];
  if (typeof json["title"] !== "string") return json;
  components.set(json["title"], json);
  return { $ref: `#/components/schemas/${json["title"]}` };
}

/** What the headers of requests are for. */
const REQUEST_HEADERS: Readonly<Record<string, string>> = {
  "If-Match": "The version that may be changed: the ETag that was read, or * for any.",
  "If-None-Match": "The ETag of the version at hand; 304 is the answer when it is still the current one.",
};

const RESPONSE_HEADERS: Readonly<Record<string, Json>> = {
  ETag: { description: "The version, to be sent back as If-Match.", schema: { type: "string" } },
  Location: { description: "The path of what was created.", schema: { type: "string" } },
  "Retry-After": { description: "Seconds until it is worth asking again.", schema: { type: "integer" } },
};

/** What passes says when. */
const PASSING: readonly number[] = [429, 503];

const headersOf = (names: readonly string[]): Json => {
  if (names.length === 0) return {};
  return {
    headers: Object.fromEntries(names.map((name) => [name, RESPONSE_HEADERS[name] ?? { schema: { type: "string" } }])),
  };
};

function parametersOf(operation: Operation): Json[] {
  const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" }) as { properties?: Record<string, Json> };
  const fields = (where: "path" | "query", schema: z.ZodType | undefined): Json[] =>
    Object.entries((schema && json(schema).properties) ?? {}).map(([name, { description, ...schema }]) => ({
      name,
      in: where,
      description,
      required: where === "path",
      schema,
    }));
  const headers = (operation.requestHeaders ?? []).map((name) => ({
    name,
    in: "header",
    description: REQUEST_HEADERS[name],
    required: name === "If-Match" && operation.problems.includes(428),
    schema: { type: "string" },
  }));
  return [...fields("path", operation.params), ...fields("query", operation.query), ...headers];
}

function responsesOf(operation: Operation, components: Map<string, Json>): Json {
  const { status, result, responseHeaders = [] } = operation;
  const success: Json = { description: STATUS_CODES[status], ...headersOf(responseHeaders) };
  if (result !== undefined) {
    success["content"] = { "application/json": { schema: schemaOf(result, "output", components) } };
  }
  const unmodified = operation.requestHeaders?.includes("If-None-Match") ? [304] : [];
  return Object.fromEntries([
    [status.toString(), success],
    ...unmodified.map(
      (code) => [code.toString(), { description: STATUS_CODES[code], ...headersOf(["ETag"]) }] as const,
    ),
    ...[...operation.problems, ...COMMON_PROBLEMS].map(
      (code) => [code.toString(), { $ref: `#/components/responses/Problem${code.toString()}` }] as const,
    ),
  ]);
}

/** The OpenAPI 3.1 document of some operations. */
export function openApiOf(title: string, version: string, operations: readonly Operation[]): Json {
  const components = new Map<string, Json>();
  const paths: Record<string, Json> = {};
  const problem = { [PROBLEM_TYPE]: { schema: schemaOf(Problem.meta({ title: "Problem" }), "output", components) } };
  for (const operation of operations) {
    const { id, summary, tag, body } = operation;
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = {
      operationId: id,
      summary,
      description: `${summary}.`,
      tags: [tag],
      parameters: parametersOf(operation),
      ...(body && {
        requestBody: {
          required: true,
          content: { "application/json": { schema: schemaOf(body, "input", components) } },
        },
      }),
      responses: responsesOf(operation, components),
    };
  }
  const codes = [...new Set(operations.flatMap(({ problems }) => [...problems, ...COMMON_PROBLEMS]))].sort(
    (a, b) => a - b,
  );
  const responses = codes.map((code) => {
    const headers = headersOf(PASSING.includes(code) ? ["Retry-After"] : []);
    return [`Problem${code.toString()}`, { description: STATUS_CODES[code], ...headers, content: problem }] as const;
  });
  return {
    openapi: "3.1.0",
    info: {
      title,
      version,
      description: `The HTTP API of ${title}.`,
      contact: { name: title },
      license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
    },
    servers: [{ url: "/" }],
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, description: `Module ${name}.` })),
    paths,
    components: { schemas: Object.fromEntries(components), responses: Object.fromEntries(responses), securitySchemes },
  };
}

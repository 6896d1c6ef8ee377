import { perApp, type Check, type Sentence } from "../../check.ts";
import { expectFact, expectStatus, expectThat, isObject, listOf, objectOf, type JsonObject } from "../../expectations.ts";
import type { AppSpec } from "../../suite-options.ts";
import { create, uniqueName, type Module, type World } from "../../world.ts";
import { branchesOf, dig, lookUp, pathItem, propertiesOf, readDocument, refsOf, requestSchema, resolved } from "./openapi-document.ts";

const verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function modulesOf(world: World, app: AppSpec): readonly Module[] {
  return world.modules.filter((module) => app.modules.includes(module.name));
}

/** A check over the document of every app. */
function onDocument(sentence: Sentence, verify: (document: JsonObject, modules: readonly Module[]) => void): Check {
  return perApp(sentence, async (world, app) => verify(await readDocument(world, app), modulesOf(world, app)));
}

function operationsOf(document: JsonObject): [string, JsonObject][] {
  return Object.entries(dig(document, document, "paths")).flatMap(([path, item]) =>
    Object.entries(resolved(document, item))
      .filter(([verb]) => verbs.includes(verb))
      .map(([verb, operation]): [string, JsonObject] => [`${verb} ${path}`, resolved(document, operation)]),
  );
}

function parametersOf(document: JsonObject, shape: string, verb: string): JsonObject[] {
  const item = pathItem(document, shape);
  return [item["parameters"], dig(document, item, verb)["parameters"]].flatMap(listOf).map((parameter) => resolved(document, parameter));
}

function expectLimits(document: JsonObject, schema: JsonObject, where: string): void {
  const name = branchesOf(document, propertiesOf(document, schema)["name"]);
  expectFact(
    name.some((branch) => branch["minLength"] === 1 && branch["maxLength"] === 100),
    `/openapi.json: ${where}: name lacks minLength 1 and maxLength 100`,
  );
  const nullable = name.some(({ type }) => type === "null" || (Array.isArray(type) && type.includes("null")));
  expectFact(!nullable, `/openapi.json: ${where}: name may be null, yet null is refused`);
  expectFact(
    schema["additionalProperties"] === false || schema["unevaluatedProperties"] === false,
    `/openapi.json: ${where}: unknown fields are refused, yet additionalProperties is not false`,
  );
}

interface Described {
  readonly where: string;
  readonly response: JsonObject;
}

function responseOf(document: JsonObject, [shape, method, status]: readonly [string, string, string]): Described {
  return { where: `${method} ${shape} ${status}`, response: dig(document, pathItem(document, shape), method, "responses", status) };
}

/** Names of headers have no case. */
function expectHeaders(document: JsonObject, { where, response }: Described, names: readonly string[]): void {
  const described = Object.entries(dig(document, response, "headers")).map(([name, header]) => [name.toLowerCase(), resolved(document, header)] as const);
  for (const name of names) {
    const header = described.find(([known]) => known === name.toLowerCase())?.[1];
    expectFact(isObject(header?.["schema"]), `/openapi.json: ${where} does not describe the header ${name}, with a schema`);
  }
}

/** The description of an app as callers find it: `/openapi.json` where it is for all modules, otherwise `/openapi/<app>.json`. */
async function publicDocument(world: World, app: AppSpec): Promise<readonly [JsonObject, readonly Module[]]> {
  const whole = await world.send({ path: "/openapi.json" });
  if (whole.status === 200) return [objectOf(whole), world.modules];
  const own = await world.send({ path: `/openapi/${app.name}.json` });
  expectStatus(own, 200);
  return [objectOf(own), modulesOf(world, app)];
}

const describing: readonly Check[] = [
  perApp(
    {
      id: "operations.openapi-public",
      title: "the public address has a description of every module, and none that describes a part as if it were all",
      contract: "/openapi.json (OpenAPI 3.1); apps wire modules, callers do not see how.",
    },
    async (world, app) => {
      const [document, modules] = await publicDocument(world, app);
      for (const { path } of modules) expectFact(isObject(pathItem(document, path)["get"]), `the description at the public address lacks ${path}`);
    },
  ),
  onDocument(
    { id: "operations.openapi-version", title: "/openapi.json is OpenAPI 3.1 with a title and a version", contract: "/openapi.json (OpenAPI 3.1, linted)." },
    (document) => {
      expectFact(/^3\.1\.\d+$/.test(String(document["openapi"])), `/openapi.json: openapi is ${JSON.stringify(document["openapi"])}; expected 3.1.x`);
      const { title, version } = dig(document, document, "info");
      expectFact(typeof title === "string" && title !== "" && typeof version === "string" && version !== "", "/openapi.json: info lacks title or version");
    },
  ),
  onDocument(
    {
      id: "operations.openapi-routes",
      title: "/openapi.json has every route of every module",
      contract: "/openapi.json describes the API: POST, GET list, GET one, PATCH, DELETE.",
    },
    (document, modules) => {
      for (const { path } of modules) {
        for (const [shape, methods] of [
          [path, ["get", "post"]],
          [`${path}/{}`, ["get", "patch", "delete"]],
        ] as const) {
          for (const method of methods) expectFact(isObject(pathItem(document, shape)[method]), `/openapi.json: ${method} ${shape} is missing`);
        }
      }
    },
  ),
  onDocument({ id: "operations.openapi-refs", title: "every $ref leads somewhere", contract: "/openapi.json (OpenAPI 3.1, linted)." }, (document) => {
    for (const ref of refsOf(document)) expectFact(lookUp(document, ref) !== undefined, `/openapi.json: $ref "${ref}" leads nowhere`);
  }),
  onDocument(
    {
      id: "operations.openapi-operation-ids",
      title: "operations have ids, each its own",
      contract: "/openapi.json (OpenAPI 3.1, linted); clients are generated from it.",
    },
    (document) => {
      const ids = operationsOf(document).map(([where, operation]) => {
        expectFact(typeof operation["operationId"] === "string", `/openapi.json: ${where} has no operationId`);
        return operation["operationId"];
      });
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      expectFact(twice === undefined, `/openapi.json: operationId "${twice ?? ""}" is used twice`);
    },
  ),
  onDocument(
    {
      id: "operations.openapi-path-parameters",
      title: "every parameter of a path is declared",
      contract: "/openapi.json (OpenAPI 3.1, linted): path parameters are required parameters.",
    },
    (document) => {
      for (const [where] of operationsOf(document)) {
        const [verb = "", path = ""] = where.split(" ");
        const declared = parametersOf(document, path.replace(/\{[^}]*\}/g, "{}"), verb).filter(
          (parameter) => parameter["in"] === "path" && parameter["required"] === true,
        );
        for (const [, name = ""] of path.matchAll(/\{([^}]*)\}/g)) {
          expectFact(
            declared.some((parameter) => parameter["name"] === name),
            `/openapi.json: ${where} does not declare its path parameter "${name}"`,
          );
        }
      }
    },
  ),
  onDocument(
    {
      id: "operations.openapi-query-parameters",
      title: "limit and cursor of lists are described",
      contract: "GET /api/<m>?limit=&cursor=; limit 1..100 default 20.",
    },
    (document, modules) => {
      for (const { path } of modules) {
        const parameters = parametersOf(document, path, "get").filter((parameter) => parameter["in"] === "query");
        const limit = parameters.find((parameter) => parameter["name"] === "limit");
        const schemas = branchesOf(document, limit?.["schema"]);
        expectFact(
          schemas.some((schema) => schema["minimum"] === 1 && schema["maximum"] === 100),
          `/openapi.json: get ${path}: limit lacks minimum 1 and maximum 100`,
        );
        expectFact(
          parameters.some((parameter) => parameter["name"] === "cursor"),
          `/openapi.json: get ${path}: cursor is not described`,
        );
      }
    },
  ),
  onDocument(
    {
      id: "operations.openapi-bodies",
      title: "the bodies described are those that are accepted",
      contract: "name (string 1..100), <u>Id optional; unknown fields rejected: /openapi.json says the same.",
    },
    (document, modules) => {
      for (const { path, referenceFields } of modules) {
        for (const [shape, method] of [
          [path, "post"],
          [`${path}/{}`, "patch"],
        ] as const) {
          const schema = requestSchema(document, shape, method);
          expectLimits(document, schema, `${method} ${shape}`);
          const fields = Object.keys(propertiesOf(document, schema)).sort().join();
          expectFact(
            fields === ["name", ...referenceFields].sort().join(),
            `/openapi.json: ${method} ${shape} describes the fields ${fields}; expected name${referenceFields.map((field) => `, ${field}`).join("")}`,
          );
          const required = Array.isArray(schema["required"]) ? schema["required"].join() : "";
          const wanted = method === "post" ? "name" : "";
          expectFact(required === wanted, `/openapi.json: ${method} ${shape} requires "${required}"; expected "${wanted}"`);
        }
      }
    },
  ),
  onDocument(
    {
      id: "operations.openapi-changes",
      title: "a change is described as it is asked for: with the version that was read, and with a field at least",
      contract: "PATCH /api/<m>/{id}: 428 when If-Match is missing, 422 when nothing is to change: /openapi.json says the same.",
    },
    (document, modules) => {
      for (const { path } of modules) {
        const shape = `${path}/{}`;
        const version = parametersOf(document, shape, "patch").find(({ name, in: place }) => place === "header" && String(name).toLowerCase() === "if-match");
        expectFact(version?.["required"] === true, `/openapi.json: patch ${shape} does not require If-Match, yet answers 428 without it`);
        expectFact(requestSchema(document, shape, "patch")["minProperties"] === 1, `/openapi.json: patch ${shape} allows {}, which is refused: minProperties is not 1`);
      }
    },
  ),
  onDocument(
    {
      id: "operations.openapi-answers",
      title: "the answers of every operation are described, problems too",
      contract: "POST 201, GET 200, PATCH 200, DELETE 204, all problems application/problem+json: /openapi.json says the same.",
    },
    (document, modules) => {
      for (const { path } of modules) {
        const answers = [
          [path, "post", "201", "422"],
          [path, "get", "200", ""],
          [`${path}/{}`, "get", "200", "404"],
          [`${path}/{}`, "patch", "200", "412"],
          [`${path}/{}`, "delete", "204", "404"],
        ] as const;
        for (const [shape, method, success, problem] of answers) {
          const responses = dig(document, pathItem(document, shape), method, "responses");
          expectFact(success in responses, `/openapi.json: ${method} ${shape} does not describe ${success}`);
          expectFact(["503", "5XX", "default"].some((code) => code in responses), `/openapi.json: ${method} ${shape} does not say that it may be unavailable (503)`);
          if (problem === "") continue;
          const fitting = resolved(document, responses[problem] ?? responses["4XX"] ?? responses["default"]);
          expectFact(
            "application/problem+json" in dig(document, fitting, "content"),
            `/openapi.json: ${method} ${shape} does not describe ${problem} as application/problem+json`,
          );
        }
      }
    },
  ),
  onDocument(
    {
      id: "operations.openapi-headers",
      title: "the headers of answers are described: where it is, which version it is, when to come back",
      contract: "POST 201 + Location + ETag; GET and PATCH 200, and 304, with ETag; 429 and 503 with Retry-After: /openapi.json says the same.",
    },
    (document, modules) => {
      for (const { path } of modules) {
        const sent = [
          [path, "post", "201", ["Location", "ETag"]],
          [`${path}/{}`, "get", "200", ["ETag"]],
          [`${path}/{}`, "get", "304", ["ETag"]],
          [`${path}/{}`, "patch", "200", ["ETag"]],
        ] as const;
        for (const [shape, method, status, headers] of sent) expectHeaders(document, responseOf(document, [shape, method, status]), headers);
      }
      for (const [where, operation] of operationsOf(document)) {
        const responses = dig(document, operation, "responses");
        for (const status of ["429", "503"].filter((code) => code in responses)) {
          expectHeaders(document, { where: `${where} ${status}`, response: resolved(document, responses[status]) }, ["Retry-After"]);
        }
      }
    },
  ),
];

/** A smallest body that the document allows. */
function smallestBody(schema: JsonObject): JsonObject {
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  return Object.fromEntries(required.map((field) => [field, field === "name" ? uniqueName("described") : null]));
}

export const openapiChecks: readonly Check[] = [
  ...describing,
  perApp(
    {
      id: "operations.openapi-is-true",
      title: "what /openapi.json describes is accepted, and the answer has the fields described",
      contract: "/openapi.json describes what is accepted.",
    },
    async (world, app) => {
      const document = await readDocument(world, app);
      for (const module of modulesOf(world, app)) {
        const schema = requestSchema(document, module.path, "post");
        const reply = await world.send({ method: "POST", path: module.path, json: smallestBody(schema) });
        expectStatus(reply, 201);
        const answer = dig(document, pathItem(document, module.path), "post", "responses", "201", "content", "application/json", "schema");
        const described = Object.keys(propertiesOf(document, answer)).sort().join();
        const given = Object.keys((await create(world, module)).body)
          .sort()
          .join();
        expectThat(described === given, reply, `the fields that /openapi.json describes (${described})`);
      }
    },
  ),
];

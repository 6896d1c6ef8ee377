import { perModule, type Check } from "../../check.ts";
import { expectProblem, expectStatus } from "../../expectations.ts";
import { create, uniqueName } from "../../world.ts";

function jsonText(): string {
  return JSON.stringify({ name: uniqueName("typed") });
}

export const mediaTypeChecks: readonly Check[] = [
  perModule(
    { id: "validation.text-plain", title: "text/plain is 415", contract: "text/plain or missing content type with body → 415." },
    async (world, module) => {
      const headers = { "content-type": "text/plain" };
      expectProblem(await world.send({ method: "POST", path: module.path, headers, body: jsonText() }), 415);
    },
  ),
  perModule(
    { id: "validation.no-content-type", title: "a body without content type is 415", contract: "text/plain or missing content type with body → 415." },
    async (world, module) => {
      expectProblem(await world.send({ method: "POST", path: module.path, body: jsonText() }), 415);
    },
  ),
  perModule(
    { id: "validation.content-coding", title: "a body in a coding that nobody knows is refused", contract: "wrong media type: 415; RFC 9110 8.4: content coding." },
    async (world, module) => {
      const headers = { "content-type": "application/json", "content-encoding": "unheard-of" };
      expectProblem(await world.send({ method: "POST", path: module.path, headers, body: jsonText() }), 400, 415);
    },
  ),
  perModule({ id: "validation.form-content-type", title: "form and XML bodies are 415", contract: "wrong media type: 415." }, async (world, module) => {
    const multipart = '--b\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n';
    const bodies: readonly (readonly [string, string])[] = [
      ["multipart/form-data; boundary=b", multipart],
      ["application/x-www-form-urlencoded", "name=x"],
      ["application/xml", "<name>x</name>"],
      ["application/octet-stream", jsonText()],
    ];
    for (const [type, body] of bodies) {
      expectProblem(await world.send({ method: "POST", path: module.path, headers: { "content-type": type }, body }), 415);
    }
  }),
  perModule(
    {
      id: "validation.change-content-type",
      title: "a change without JSON content type is 415",
      contract: "text/plain or missing content type with body → 415.",
    },
    async (world, module) => {
      const { path, etag } = await create(world, module);
      expectProblem(await world.send({ method: "PATCH", path, headers: { "if-match": etag, "content-type": "text/plain" }, body: jsonText() }), 415);
      expectProblem(await world.send({ method: "PATCH", path, headers: { "if-match": etag }, body: jsonText() }), 415);
    },
  ),
  perModule(
    {
      id: "validation.json-with-charset",
      title: "application/json with charset, in any case, is accepted",
      contract: "POST {name} → 201; media types by RFC 9110: case-insensitive, with parameters.",
    },
    async (world, module) => {
      for (const type of ["application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON"]) {
        const headers = { "content-type": type };
        expectStatus(await world.send({ method: "POST", path: module.path, headers, body: jsonText() }), 201);
      }
    },
  ),
];

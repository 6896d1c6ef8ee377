import { perModule, type Check } from "../../check.ts";
import { expectFact, expectProblem, expectStatus, expectThat, objectOf } from "../../expectations.ts";
import { uniqueName } from "../../world.ts";
import { expectVerdict, post, postText } from "./post.ts";

const deep = 20_000;
/** As much as the client writes at once. */
const piece = 64 * 1024;

export const bodyChecks: readonly Check[] = [
  perModule({ id: "validation.bad-json", title: "broken JSON is 400", contract: "bad JSON 400." }, async (world, module) => {
    for (const body of ['{"name":', '{name: "x"}', "{'name':'x'}", '{"name":"x"} rest', '{"name":"x",}']) {
      expectProblem(await postText(world, module, body), 400);
    }
  }),
  perModule({ id: "validation.empty-body", title: "no body at all is refused", contract: "bad JSON, missing field: 400 or 422." }, async (world, module) => {
    expectProblem(await postText(world, module, ""), 400, 422);
  }),
  perModule({ id: "validation.not-an-object", title: "a body that is no object is refused", contract: "wrong type: 400 or 422." }, async (world, module) => {
    for (const json of [[], [{ name: "x" }], "text", 42, true, null]) expectProblem(await post(world, module, json), 400, 422);
  }),
  perModule(
    { id: "validation.deep-json", title: "deeply nested JSON does not break the server", contract: "wrong type: 400 or 422; anything unexpected is no crash." },
    async (world, module) => {
      expectProblem(await postText(world, module, `{"name":${"[".repeat(deep)}${"]".repeat(deep)}}`), 400, 422);
      expectProblem(await postText(world, module, `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`), 400, 422);
      expectStatus(await world.send({ path: module.path }), 200);
    },
  ),
  perModule(
    { id: "validation.huge-number", title: "huge numbers do not break the server", contract: "wrong type: 400 or 422; nothing is coerced in a body." },
    async (world, module) => {
      for (const number of ["1e999", "-1e999", "9".repeat(400), "123456789012345678901234567890"]) {
        expectProblem(await postText(world, module, `{"name":${number}}`), 400, 422);
      }
    },
  ),
  perModule(
    {
      id: "validation.split-character",
      title: "a character that is cut between two pieces of a body comes back unchanged",
      contract: "name (string 1..100); bodies are JSON in UTF-8.",
    },
    async (world, module) => {
      const name = `👟 ${uniqueName("Grüße")}`;
      for (const cut of [1, 2, 3]) {
        const start = '{"name":"';
        const body = `${" ".repeat(piece - cut - start.length)}${start}${name}"}`;
        const reply = await world.send({ method: "POST", path: module.path, headers: { "content-type": "application/json" }, body, chunked: true });
        expectStatus(reply, 201);
        expectThat(objectOf(reply)["name"] === name, reply, `name "${name}"`);
      }
    },
  ),
  perModule(
    {
      id: "validation.null-byte",
      title: "a null character in a name is stored or refused, never a crash",
      contract: "anything unexpected … : a caller cannot cause a 500 by a value.",
    },
    async (world, module) => {
      const reply = await postText(world, module, '{"name":"a\\u0000b"}');
      expectVerdict(reply);
      if (reply.status === 201) expectThat(objectOf(reply)["name"] === "a\u0000b", reply, "the name unchanged");
    },
  ),
  perModule(
    {
      id: "validation.odd-text",
      title: "half a surrogate, bad UTF-8 and repeated keys are stored or refused, never a crash",
      contract: "anything unexpected … : a caller cannot cause a 500 by a value.",
    },
    async (world, module) => {
      expectVerdict(await postText(world, module, '{"name":"\\ud83d"}'));
      expectVerdict(await postText(world, module, Buffer.from("7b226e616d65223a22ff fe227d".replaceAll(" ", ""), "hex")));
      expectVerdict(await postText(world, module, '{"name":"first","name":"second"}'));
    },
  ),
  perModule(
    { id: "validation.prototype-key", title: "__proto__ and constructor are unknown fields", contract: "unknown fields rejected (422)." },
    async (world, module) => {
      const name = uniqueName("prototype");
      for (const key of ["__proto__", "constructor"]) {
        expectProblem(await postText(world, module, `{"name":"${name}","${key}":{"admin":true}}`), 400, 422);
      }
    },
  ),
  perModule({ id: "validation.markup-is-text", title: "SQL and markup in a name are text", contract: "name (string 1..100)." }, async (world, module) => {
    for (const name of ["Robert'); DROP TABLE orders;--", "<script>alert(1)</script>", "${7*7} {{7*7}} %s %n", "../../etc/passwd"]) {
      const reply = await post(world, module, { name });
      expectStatus(reply, 201);
      expectFact(objectOf(reply)["name"] === name, `POST ${module.path}: name ${JSON.stringify(name)} came back as ${JSON.stringify(objectOf(reply)["name"])}`);
    }
    expectStatus(await world.send({ path: module.path }), 200);
  }),
];

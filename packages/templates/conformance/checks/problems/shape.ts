import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { once, perModule, type Check, type Sentence } from "../../check.ts";
import { expectProblem, expectStatus, expectThat, hasMediaType, isTraceId, objectOf } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import type { World } from "../../world.ts";
import { problemCases } from "./cases.ts";

/** A check over every case, on the first module. */
function everyCase(sentence: Sentence, verify: (reply: Reply) => void): Check {
  return once(sentence, async (world: World) => {
    const [module] = world.modules;
    if (module === undefined) return;
    for (const problemCase of problemCases) verify(await problemCase.provoke(world, module));
  });
}

function expectText(reply: Reply, member: string): void {
  const value = objectOf(reply)[member];
  expectThat(typeof value === "string" && value.length > 0, reply, `a text as member "${member}"`);
}

const perCase = problemCases.map((problemCase) =>
  perModule(
    {
      id: `problems.${problemCase.name}`,
      title: `${problemCase.name.replaceAll("-", " ")} answers a problem`,
      contract: `${problemCase.contract}; all application/problem+json with type, title, status, detail, instance, traceId.`,
    },
    async (world, module) => {
      const reply = await problemCase.provoke(world, module);
      expectProblem(reply, ...problemCase.status);
    },
  ),
);

export const shapeChecks: readonly Check[] = [
  ...perCase,
  everyCase(
    { id: "problems.content-type", title: "every problem is application/problem+json", contract: "all application/problem+json (RFC 9457)." },
    (reply) => expectThat(hasMediaType(reply, "application/problem+json"), reply, "application/problem+json"),
  ),
  everyCase(
    {
      id: "problems.type",
      title: "type is a URI reference",
      contract: "with type, title, status, detail, instance, traceId; RFC 9457: type is a URI reference.",
    },
    (reply) => {
      expectText(reply, "type");
      const type = String(objectOf(reply)["type"]);
      expectThat(!/\s/.test(type) && URL.canParse(type, "http://localhost"), reply, 'member "type" to be a URI reference');
    },
  ),
  everyCase({ id: "problems.title", title: "title is a text", contract: "with type, title, status, detail, instance, traceId." }, (reply) =>
    expectText(reply, "title"),
  ),
  everyCase(
    { id: "problems.status", title: "member status equals the status of the answer", contract: "with type, title, status, …; RFC 9457: the HTTP status code." },
    (reply) => expectThat(objectOf(reply)["status"] === reply.status, reply, `member "status" to be ${reply.status}`),
  ),
  everyCase({ id: "problems.detail", title: "detail is a text", contract: "with type, title, status, detail, instance, traceId." }, (reply) =>
    expectText(reply, "detail"),
  ),
  everyCase({ id: "problems.instance", title: "instance is a text", contract: "with type, title, status, detail, instance, traceId." }, (reply) =>
    expectText(reply, "instance"),
  ),
  everyCase({ id: "problems.trace-id", title: "traceId is a trace id", contract: "with … traceId; W3C: 32 hexadecimal digits, not all zero." }, (reply) =>
    expectThat(isTraceId(objectOf(reply)["traceId"]), reply, 'member "traceId" of 32 hexadecimal digits'),
  ),
  once({ id: "problems.unknown-module", title: "a route nobody has is 404, whatever the method", contract: "unknown route 404." }, async (world) => {
    for (const method of ["GET", "POST", "PUT", "DELETE"]) {
      const json = method === "POST" || method === "PUT" ? { json: { name: "x" } } : {};
      expectProblem(await world.send({ method, path: "/api/no-such-module-here", ...json }), 404);
    }
    expectProblem(await world.send({ path: "/no-such-route" }), 404);
  }),
  perModule(
    {
      id: "problems.kept-connection",
      title: "after a problem the same connection can be used again, or is closed",
      contract: "all application/problem+json: a refusal is an ordinary answer of HTTP/1.1.",
    },
    async (world, module) => {
      for (const problemCase of problemCases.filter(({ name }) => name !== "too-large")) {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const onOneConnection: World = { ...world, send: (call) => world.send({ ...call, agent }) };
        await problemCase.provoke(onOneConnection, module);
        await pause(20);
        expectStatus(await onOneConnection.send({ path: module.path }), 200);
        agent.destroy();
      }
    },
  ),
  perModule(
    { id: "problems.trailing-slash", title: "a trailing slash is another route", contract: "unknown route 404; reference C1: trailing slash 404." },
    async (world, module) => {
      expectProblem(await world.send({ path: `${module.path}/` }), 404);
    },
  ),
  perModule(
    { id: "problems.caller-survives", title: "after a problem the backend goes on", contract: "anything unexpected: an answer, not the end of the process." },
    async (world, module) => {
      for (const problemCase of problemCases) {
        await problemCase.provoke(world, module);
        expectStatus(await world.send({ path: module.path }), 200);
      }
    },
  ),
];

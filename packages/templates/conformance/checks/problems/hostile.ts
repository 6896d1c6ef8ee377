import { once, perModule, type Check } from "../../check.ts";
import { expectFact, expectNoCrash, expectProblem, expectStatus, expectThat } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import { sendWhole } from "../../raw-socket.ts";
import type { Module, World } from "../../world.ts";
import { problemCases } from "./cases.ts";

const internals: readonly (readonly [string, RegExp])[] = [
  ["a stack trace", /\bat [\w.<>[\] ]+ \(|\bat (async )?(file|node):|Traceback \(most recent|File "[^"]+", line \d|goroutine \d|\.java:\d+\)/],
  [
    "a path of the machine",
    /(^|[\s"'(=])(\/(home|usr|root|app|srv|opt|var|tmp|work|Users|workspace)\/[\w.-]+|[A-Z]:\\\\?[\w.-]+)|node_modules|site-packages|dist-packages/,
  ],
  [
    "SQL",
    /\b(SELECT|INSERT INTO|DELETE FROM)\b[\s\S]{1,80}\b(FROM|VALUES|WHERE|SET)\b|\bUPDATE\b[\s\S]{1,80}\bSET\b|SQLSTATE|syntax error at or near|violates \w+ constraint|invalid (input syntax|byte sequence)/,
  ],
  ["the name of an exception or a system table", /\bpg_\w+|\b[A-Z]\w+(Error|Exception)\b/],
];

/** Fails when the answer tells what the backend is made of; what the caller sent may come back. */
function expectDiscreet(reply: Reply, secrets: readonly string[]): void {
  if (reply.status < 400) return;
  for (const [what, pattern] of internals) {
    const found = pattern.exec(reply.text)?.[0];
    expectThat(found === undefined || reply.call.includes(found.trim()), reply, `nothing of the inside, found ${what}: "${found ?? ""}"`);
  }
  for (const secret of secrets) expectThat(!reply.text.includes(secret), reply, "no secret in it");
}

const oddPaths = ["%2e%2e%2f%2e%2e%2fsecret", "'%3B--", "%00", "%F0%9F%91%9F", "x".repeat(3000), "..%5c..%5cboot"];
const oddQueries = ["cursor=%27%20OR%201%3D1--", "cursor=%00", `cursor=${"A".repeat(2000)}`, "limit=%00", "limit[]=1", "limit=1&limit=2", "cursor=bnVsbA"];

async function* hostileReplies(world: World, module: Module): AsyncGenerator<Reply> {
  for (const odd of oddPaths) yield await world.send({ path: `${module.path}/${odd}` });
  for (const odd of oddQueries) yield await world.send({ path: `${module.path}?${odd}` });
  for (const name of ["a\u0000b", 7, { $gt: "" }]) yield await world.send({ method: "POST", path: module.path, json: { name } });
  for (const etag of ['"', '"99999999999999999999"', '"-1"', '"NaN"', '"\' OR 1=1"']) {
    const path = `${module.path}/00000000-0000-7000-8000-000000000000`;
    yield await world.send({ method: "PATCH", path, headers: { "if-match": etag }, json: { name: "x" } });
  }
}

export const hostileChecks: readonly Check[] = [
  once(
    {
      id: "problems.no-internals",
      title: "no answer shows stack, SQL, driver or path",
      contract: "500 problem+json without stack, SQL or path; problem without internals.",
    },
    async (world) => {
      const [module] = world.modules;
      if (module === undefined) return;
      const secrets = world.options.secrets ?? [];
      for (const problemCase of problemCases) expectDiscreet(await problemCase.provoke(world, module), secrets);
      for await (const reply of hostileReplies(world, module)) expectDiscreet(reply, secrets);
    },
  ),
  perModule(
    { id: "problems.no-crash", title: "odd paths, queries and tags are no 500", contract: "anything unexpected is a 500: what a caller can send is expected." },
    async (world, module) => {
      for await (const reply of hostileReplies(world, module)) {
        expectNoCrash(reply);
        if (reply.status >= 400) expectProblem(reply, reply.status);
      }
    },
  ),
  perModule(
    {
      id: "problems.bad-percent-encoding",
      title: "a path that cannot be decoded is 400 or 404",
      contract: "unknown route 404; bad input 400; all application/problem+json.",
    },
    async (world, module) => {
      for (const odd of ["%zz", "%", "%e0%a4%a", "%ff%fe"]) expectProblem(await world.send({ path: `${module.path}/${odd}` }), 400, 404);
    },
  ),
  perModule(
    { id: "problems.unknown-query", title: "unknown query parameters do no harm", contract: "GET list: limit, cursor; anything unexpected is no crash." },
    async (world, module) => {
      for (const query of ["unknown=1", "a[b]=c&a[b]=d", "%zz=1", "&&==&", "q=%E2%98%83"]) {
        const reply = await world.send({ path: `${module.path}?${query}` });
        if (reply.status !== 200) expectProblem(reply, 400, 422);
      }
    },
  ),
  perModule({ id: "problems.long-url", title: "a very long URL is refused, not a crash", contract: "body and header limits." }, async (world, module) => {
    const reply = await world.send({ path: `${module.path}/${"x".repeat(12_000)}` });
    expectStatus(reply, 400, 404, 414, 431);
  }),
  once(
    {
      id: "problems.too-large-read",
      title: "who sends a large body to its end reads why it was refused",
      contract: "> 1 MiB → 413, application/problem+json: an answer, not a connection that breaks off.",
    },
    async ({ options, modules }) => {
      const body = Buffer.from(`{"name":"${"x".repeat((options.bodyLimitBytes ?? 1_048_576) * 4)}"}`);
      const token = options.oidc === undefined ? "" : `authorization: Bearer ${options.oidc.sign()}\r\n`;
      const line = `POST ${modules[0]?.path ?? "/"} HTTP/1.1`;
      const head = `${line}\r\nhost: ${new URL(options.baseUrl).host}\r\n${token}content-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n`;
      const answer = await sendWhole(options.baseUrl, head, body);
      const seen = answer === "" ? "the connection broke off" : answer.slice(0, 40);
      expectFact(answer.startsWith("HTTP/1.1 413 "), `${line} with ${String(body.length)} bytes, all of them sent → ${seen}; expected 413`);
    },
  ),
];

import { once, type Check } from "../../check.ts";
import { describeReply } from "../../http-client.ts";
import { expectFact } from "../../expectations.ts";
import { sendRaw } from "../../raw-socket.ts";

/** A whole problem document with its trace, as text, because what came may be no HTTP. */
function isProblem(answer: string): boolean {
  const [head = "", text = ""] = answer.split("\r\n\r\n");
  const isRefusal = /^HTTP\/1\.1 4\d\d /.test(head) && /\ncontent-type: application\/problem\+json/i.test(head);
  return isRefusal && /"status": ?4\d\d\b/.test(text) && /"detail": ?"[^"]/.test(text) && /"traceId": ?"(?!0{32})[0-9a-f]{32}"/.test(text);
}

function expectProblemText(asked: string, answer: string, otherwise = ""): void {
  const seen = `${JSON.stringify(asked.slice(0, 120))} → ${JSON.stringify(answer.slice(0, 400))}`;
  expectFact(isProblem(answer), `${seen}; expected ${otherwise}a refusal as application/problem+json with detail and traceId`);
}

/** Lines of a request that ends the connection, for a path with that many headers. */
function requestOf(path: string, lines: string): string {
  return `GET ${path} HTTP/1.1\r\n${lines}\r\nconnection: close\r\n\r\n`;
}

/** What a server or a gateway refuses before any route is looked for. */
export const wireChecks: readonly Check[] = [
  once(
    {
      id: "problems.not-http",
      title: "bytes that are no HTTP do not stop the server",
      contract: "anything unexpected: an answer, not the end of the process.",
    },
    async (world) => {
      for (const bytes of [
        "nonsense\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001",
      ]) {
        const answer = await sendRaw(world.options.baseUrl, bytes);
        expectFact(
          !/^HTTP\/1\.\d (2|5(?!05))/.test(answer),
          `raw bytes ${JSON.stringify(bytes)} → ${answer.slice(0, 80)}; expected a refusal or a closed connection`,
        );
        const reply = await world.send({ path: world.modules[0]?.path ?? "/" });
        expectFact(reply.status === 200, `after raw bytes ${JSON.stringify(bytes)}: ${describeReply(reply)}; expected 200`);
      }
    },
  ),
  once(
    {
      id: "problems.before-routing",
      title: "what the HTTP server refuses by itself is a problem, too: no Host, an unknown Expect",
      contract: "bad input 400; all application/problem+json.",
    },
    async ({ options, modules }) => {
      for (const line of ["accept: */*", "host: localhost\r\nexpect: nonsense"]) {
        const asked = requestOf(modules[0]?.path ?? "/", line);
        const answer = await sendRaw(options.baseUrl, asked);
        if (!answer.startsWith("HTTP/1.1 200 ")) expectProblemText(asked, answer, "200, or ");
      }
    },
  ),
  once(
    {
      id: "problems.one-host",
      title: "a request that names two hosts is refused with a problem",
      contract: "bad input 400; all application/problem+json; RFC 9112, 3.2: more than one Host is 400.",
    },
    async ({ options, modules }) => {
      const asked = requestOf(modules[0]?.path ?? "/", "host: shop.example\r\nhost: other.example");
      const answer = await sendRaw(options.baseUrl, asked);
      expectProblemText(asked, answer);
      expectFact(answer.startsWith("HTTP/1.1 400 "), `${JSON.stringify(asked)} → ${answer.slice(0, 40)}; expected 400`);
    },
  ),
  once(
    {
      id: "problems.unreadable",
      title: "what is no readable request is refused with a problem: a length that is none, headers without end",
      contract: "header limits; bad input 400; all application/problem+json with … detail, instance, traceId.",
    },
    async ({ options, modules }) => {
      for (const line of ["content-length: -5", `x-long: ${"x".repeat(40_000)}`]) {
        const asked = requestOf(modules[0]?.path ?? "/", `host: localhost\r\n${line}`);
        expectProblemText(asked, await sendRaw(options.baseUrl, asked));
      }
    },
  ),
];

import type { ServerResponse } from "node:http";
import type { Part } from "./understudy.ts";

/** Stands in whatever a service is made to say here; no caller of its caller may read it. */
export const MARK = "not-for-your-caller";

/** What a service says that it should not, and what the caller of its caller must be told of it. */
export interface WrongAnswer {
  readonly name: string;
  readonly part: Part;
  readonly told: 422 | 500 | 502 | 503;
  /** Seconds that `Retry-After` must name, where it must be there. */
  readonly retryAfterS?: number;
  /** True where asking again may help, and the service did not say when. */
  readonly repeated?: boolean;
}

const ownRetryAfterS = 5;
const html = `<!doctype html><title>${MARK}</title>`;

function say(status: number, type: string, body: string): Part {
  return (response) => void response.writeHead(status, { "content-type": type }).end(body);
}

function problem(status: number, headers: Readonly<Record<string, string>> = {}): Part {
  const body = { type: "about:blank", title: MARK, status, detail: MARK, instance: "/", traceId: "0af7651916cd43dd8448eb211c80319c" };
  return (response) => void response.writeHead(status, { "content-type": "application/problem+json", ...headers }).end(JSON.stringify(body));
}

/** Begins an answer and breaks off in the middle of its body. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": "4096" });
  response.write(`{"id":"${MARK}`, () => response.destroy());
}

/** A row for each line of the table that says whose fault an answer is. */
export const wrongAnswers: readonly WrongAnswer[] = [
  { name: "404 as a module refuses", part: problem(404), told: 422 },
  { name: "401", part: problem(401), told: 500 },
  { name: "403", part: problem(403), told: 500 },
  { name: "403 from a proxy", part: say(403, "text/html", html), told: 500 },
  { name: "400", part: problem(400), told: 502 },
  { name: "404 from a proxy", part: say(404, "text/html", html), told: 502 },
  { name: "422 from a proxy", part: say(422, "text/html", html), told: 502 },
  { name: "500", part: problem(500), told: 502 },
  { name: "a redirect", part: (response) => void response.writeHead(302, { location: `/${MARK}` }).end(), told: 502 },
  { name: "HTML with 200", part: say(200, "text/html", html), told: 502 },
  { name: "nothing with 200", part: say(200, "application/json", ""), told: 502 },
  { name: "another schema with 200", part: say(200, "application/json", JSON.stringify({ id: 7, name: MARK })), told: 502 },
  { name: "429", part: problem(429), told: 503, retryAfterS: ownRetryAfterS, repeated: true },
  { name: "502 from a proxy", part: say(502, "text/html", html), told: 503, retryAfterS: ownRetryAfterS, repeated: true },
  { name: "503", part: problem(503), told: 503, retryAfterS: ownRetryAfterS, repeated: true },
  { name: "504", part: problem(504), told: 503, retryAfterS: ownRetryAfterS, repeated: true },
  { name: "503 with Retry-After", part: problem(503, { "retry-after": "42" }), told: 503, retryAfterS: 42 },
  { name: "503 with a Retry-After beyond an hour", part: problem(503, { "retry-after": "3601" }), told: 503, retryAfterS: ownRetryAfterS, repeated: true },
  { name: "a reset", part: (response) => void response.socket?.resetAndDestroy(), told: 503, retryAfterS: ownRetryAfterS, repeated: true },
  { name: "half an answer", part: breakOff, told: 503, retryAfterS: ownRetryAfterS, repeated: true },
  { name: "silence", part: () => undefined, told: 503, retryAfterS: ownRetryAfterS, repeated: true },
];

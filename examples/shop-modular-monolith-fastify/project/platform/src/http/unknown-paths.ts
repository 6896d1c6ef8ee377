import type { FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { HttpProblem } from "../problem.ts";
import { sendProblem } from "./problems.ts";
import { pathOf } from "./telemetry.ts";

interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: string[];
}

const patternOf = (url: string): RegExp => new RegExp(`^${url.split(/:\w+/).map(RegExp.escape).join("[^/]+")}$`);

/** Answers what no route serves before its body is read: 405 for a known path with another method, else 404. */
export const unknownPaths = fp((app, _options, done) => {
  const known = new Map<string, KnownPath>();

  app.addHook("onRoute", ({ url, method }) => {
    if (url.includes("*")) return;
    const path = known.get(url) ?? { pattern: patternOf(url), methods: [] };
    known.set(url, path);
    path.methods.push(...[method].flat());
  });

  const allowedAt = (path: string): string =>
    [...known.values()]
      .flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : []))
      .sort()
      .join(", ");

  const refuse = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const allow = allowedAt(pathOf(request));
    const problem =
      allow === ""
        ? new HttpProblem(404, "There is nothing at this path.")
        : new HttpProblem(405, `${request.method} is not possible here.`, { headers: { allow } });
    return sendProblem(request, reply, problem);
  };

  app.setNotFoundHandler(refuse);
  app.addHook("onRequest", (request, reply, next) => {
    if (request.is404) refuse(request, reply);
    else next();
  });

  done();
});

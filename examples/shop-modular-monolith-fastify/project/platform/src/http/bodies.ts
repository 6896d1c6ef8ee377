import type { FastifyInstance } from "fastify";
import { HttpProblem } from "../problem.ts";

/** Bodies are JSON in UTF-8 (RFC 8259), as they are: bytes that are no text are refused instead of replaced. */
export function readBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser("error", "error");
  const utf8 = new TextDecoder("utf-8", { fatal: true });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    const { "content-encoding": coding = "identity" } = request.headers;
    if (coding.toLowerCase() !== "identity") {
      done(new HttpProblem(415, `Bodies in ${coding} are not read.`, { headers: { "accept-encoding": "identity" } }));
      return;
    }
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch (cause) {
      done(new HttpProblem(400, "The body is not UTF-8.", { cause }));
      return;
    }
    // Many clients name the media type of a body that they do not send; whether one is due is for the schema to say.
    if (text === "") done(null, undefined);
    else void parseJson(request, text, done);
  });
}

import type { Exchange } from "../exchange.ts";
import type { Fault } from "../fault.ts";
import { asked, body, crash, created, inner, rewritten, status, withHeaders, wrongAnswer, wrongRequest } from "./tamper.ts";

const creation = { method: "POST", kind: "collection" } as const;

/** A creation that is accepted, although its body is this. */
function accepts(check: string, name: string, pattern: RegExp): Fault {
  return wrongAnswer([check, name], creation, (answer, exchange) => (answer.status >= 400 && asked(exchange, pattern) ? created()(answer, exchange) : answer));
}

/** A creation that breaks down on such a body. */
function breaksOn(check: string, name: string, pattern: RegExp): Fault {
  return wrongAnswer([check, name], creation, (answer, exchange) => (asked(exchange, pattern) ? crash()(answer, exchange) : answer));
}

function fixName(exchange: Exchange, change: (name: unknown) => unknown): Exchange {
  return exchange.method === "POST" ? rewritten(exchange, (fields) => ("name" in fields ? { ...fields, name: change(fields["name"]) } : fields)) : exchange;
}

function dropFields(exchange: Exchange, dropped: (field: string) => boolean): Exchange {
  return rewritten(exchange, (fields) => Object.fromEntries(Object.entries(fields).filter(([field]) => !dropped(field))));
}

function believes(exchange: Exchange, type: RegExp, method = "POST"): Exchange {
  const given = exchange.headers["content-type"] ?? "";
  return exchange.method === method && exchange.body.length > 0 && type.test(given) ? withHeaders(exchange, { "content-type": "application/json" }) : exchange;
}

const serverFields = ["id", "version", "createdAt", "updatedAt"];

export const fieldFaults: readonly Fault[] = [
  wrongRequest("validation.missing-name", "a missing name becomes a default", (exchange) =>
    exchange.method === "POST" ? rewritten(exchange, (fields) => ({ name: "unnamed", ...fields })) : exchange,
  ),
  wrongRequest("validation.number-for-text", "numbers become text", (exchange) =>
    fixName(exchange, (name) => (typeof name === "number" ? String(name) : name)),
  ),
  wrongRequest("validation.wrong-type", "booleans become text", (exchange) => fixName(exchange, (name) => (typeof name === "boolean" ? String(name) : name))),
  wrongRequest("validation.empty-name", "an empty name is accepted", (exchange) => fixName(exchange, (name) => (name === "" ? " " : name))),
  wrongAnswer(["validation.longest-name", "100 characters are too long"], creation, (answer, exchange) =>
    asked(exchange, /x{100}/) ? status(422)(answer, exchange) : answer,
  ),
  wrongRequest("validation.too-long-name", "long names are cut", (exchange) =>
    fixName(exchange, (name) => (typeof name === "string" ? name.slice(0, 100) : name)),
  ),
  inner("validation.longest-name-in-code-points", "length-in-utf-16"),
  wrongRequest("validation.too-long-in-code-points", "long names are cut", (exchange) =>
    fixName(exchange, (name) => (typeof name === "string" ? Array.from(name).slice(0, 100).join("") : name)),
  ),
  wrongRequest("validation.unknown-field", "unknown fields are ignored", (exchange) => dropFields(exchange, (field) => field === "surprise")),
  wrongRequest("validation.server-fields", "id, version and times are ignored", (exchange) => dropFields(exchange, (field) => serverFields.includes(field))),
  inner("validation.one-entry-per-field", "one-error-only"),
  inner("validation.pointer-escapes", "pointer-unescaped"),
  wrongAnswer(
    ["validation.entry-members", "entries have no code"],
    { status: 422 },
    body(({ errors, ...rest }) => ({ ...rest, errors: (errors as Record<string, unknown>[]).map(({ pointer, detail }) => ({ pointer, detail })) })),
  ),
  accepts("validation.control-characters", "a line break at the end is accepted", /\\n"/),
  inner("validation.nothing-stored", "refused-is-stored"),
  inner("validation.reference-shape", "reference-shape-unchecked"),
  inner("validation.reference-null", "reference-null-refused"),
];

export const bodyFaults: readonly Fault[] = [
  wrongRequest("validation.empty-change", "an empty change is accepted", (exchange) =>
    exchange.method === "PATCH" ? rewritten(exchange, (fields) => (Object.keys(fields).length === 0 ? { name: "same" } : fields)) : exchange,
  ),
  inner("validation.change-name", "change-unchecked"),
  inner("validation.change-unknown-field", "change-takes-unknown-fields"),
  wrongAnswer(
    ["validation.change-only-unknown", "and nothing is left to change"],
    { method: "PATCH", status: 422 },
    body(({ errors, ...rest }, exchange) => ({
      ...rest,
      errors: asked(exchange, /^\{"surprise":1\}$/) ? [...(errors as unknown[]), { pointer: "", detail: "is empty", code: "empty" }] : errors,
    })),
  ),
  inner("validation.refused-change", "refused-change-stays"),
  wrongAnswer(["validation.change-bad-json", "broken JSON in a change is 422"], { method: "PATCH", status: 400 }, (answer, exchange) =>
    status(422)(body((members) => ({ ...members, status: 422 }))(answer, exchange) ?? answer, exchange),
  ),
  accepts("validation.bad-json", "a comma too much is forgiven", /,\}$/),
  wrongAnswer(["validation.empty-body", "no body creates an unnamed entity"], creation, (answer, exchange) =>
    exchange.body.length === 0 ? created()(answer, exchange) : answer,
  ),
  breaksOn("validation.not-an-object", "null as body breaks the server", /^null$/),
  breaksOn("validation.deep-json", "deep JSON breaks the server", /\[{1000}/),
  accepts("validation.huge-number", "an endless number becomes text", /1e999/),
  wrongAnswer(["validation.split-character", "pieces of a body are decoded one by one"], creation, (answer, exchange) =>
    exchange.headers["transfer-encoding"] === "chunked" ? body((members) => ({ ...members, name: `\ufffd${String(members["name"]).slice(2)}` }))(answer, exchange) : answer,
  ),
  breaksOn("validation.null-byte", "a null character breaks the server", /\\u0000/),
  breaksOn("validation.odd-text", "half a surrogate breaks the server", /\\ud83d/),
  accepts("validation.prototype-key", "__proto__ is ignored", /__proto__/),
  breaksOn("validation.markup-is-text", "a quote ends the SQL", /DROP TABLE/),
  wrongRequest("validation.text-plain", "text/plain is read as JSON", (exchange) => believes(exchange, /^text\/plain/)),
  wrongRequest("validation.no-content-type", "no content type is read as JSON", (exchange) => believes(exchange, /^$/)),
  wrongRequest("validation.content-coding", "the coding is not looked at", (exchange) =>
    withHeaders(exchange, { "content-encoding": "" }),
  ),
  wrongAnswer(["validation.form-content-type", "a form is 400"], { ...creation, status: 415 }, (answer, exchange) =>
    exchange.headers["content-type"]?.startsWith("multipart") === true ? status(400)(answer, exchange) : answer,
  ),
  wrongRequest("validation.change-content-type", "text/plain is read as JSON", (exchange) => believes(exchange, /^text\/plain/, "PATCH")),
  wrongAnswer(["validation.json-with-charset", "parameters make it another type"], creation, (answer, exchange) =>
    exchange.headers["content-type"]?.includes(";") === true ? status(415)(answer, exchange) : answer,
  ),
];

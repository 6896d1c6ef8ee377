import { randomBytes } from "node:crypto";
import { given, type Check, type Plan, type Sentence } from "../../check.ts";
import { expectFact, isObject, isTraceId, type JsonObject } from "../../expectations.ts";
import type { LogReader } from "../../suite-options.ts";
import { create, unknownId, uniqueName, waitFor, type Reference, type World } from "../../world.ts";

const withLogs = {
  pick: (world: World): LogReader | undefined => world.options.logs,
  otherwise: "no log reader was given",
};

function parsed(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function entries(logs: LogReader): Promise<readonly JsonObject[]> {
  return (await logs.lines()).map(parsed).filter((entry) => entry !== undefined);
}

/** A request in a trace of its own, and the log entries of that trace once there are some. */
async function logged(world: World, logs: LogReader, path: string): Promise<{ traceId: string; parentId: string; found: readonly JsonObject[] }> {
  const traceId = randomBytes(16).toString("hex");
  const parentId = randomBytes(8).toString("hex");
  await world.send({ path, headers: { traceparent: `00-${traceId}-${parentId}-01` } });
  const found = await waitFor(Math.min(5_000, world.patience.eventMs), async () => {
    const fitting = (await entries(logs)).filter((entry) => entry["trace_id"] === traceId);
    return fitting.length > 0 ? fitting : undefined;
  });
  expectFact(found !== undefined, `GET ${path} with traceparent of trace ${traceId}: no log line has that trace_id`);
  return { traceId, parentId, found };
}

/** A check over every line, after requests of all kinds. */
function everyLine(sentence: Sentence, verify: (line: string, entry: JsonObject | undefined) => void): Check {
  return given(withLogs, sentence, async (world, logs) => {
    const [module] = world.modules;
    if (module === undefined) return;
    await world.send({ method: "POST", path: module.path, json: { name: uniqueName("first\nsecond line") } });
    await logged(world, logs, `${module.path}/${encodeURIComponent('x\n{"level":"forged"}')}`);
    const lines = (await logs.lines()).filter((line) => line.trim() !== "");
    expectFact(lines.length > 0, "stdout: not a single line");
    for (const line of lines) verify(line, parsed(line));
  });
}

function expectPresent(value: unknown, what: string, line: string): void {
  const fine = (typeof value === "string" && value !== "") || typeof value === "number";
  expectFact(fine, `log line ${line.slice(0, 200)}: "${what}" is missing`);
}

const secretMark = "topsecret";

async function sendSecrets(world: World, logs: LogReader): Promise<readonly string[]> {
  const secrets = Array.from({ length: 3 }, () => secretMark + randomBytes(8).toString("hex"));
  const [bearer = "", cookie = "", key = ""] = secrets;
  const path = world.modules[0]?.path ?? "/";
  const headers = { authorization: `Bearer ${bearer}`, cookie: `session=${cookie}`, "x-api-key": key };
  await world.sendBare({ path, headers });
  await world.sendBare({ method: "POST", path, headers, json: { name: 5 } });
  await logged(world, logs, path);
  return [...secrets, ...(world.options.secrets ?? [])];
}

function areApart({ apps }: World, { from, to }: Reference): boolean {
  return !apps.some(({ modules }) => modules.includes(from.name) && modules.includes(to.name));
}

/** The called app logs its part of the caller's trace. */
async function expectPassedOn(world: World, logs: LogReader, { from, to, field }: Reference): Promise<void> {
  const target = await create(world, to);
  const traceId = randomBytes(16).toString("hex");
  const headers = { traceparent: `00-${traceId}-${randomBytes(8).toString("hex")}-01` };
  await world.send({ method: "POST", path: from.path, headers, json: { name: uniqueName("traced"), [field]: target.id } });
  const found = await waitFor(Math.min(5_000, world.patience.eventMs), async () =>
    (await entries(logs)).some((entry) => entry["trace_id"] === traceId && JSON.stringify(entry).includes(target.id)) ? true : undefined,
  );
  expectFact(found === true, `POST ${from.path} with ${field} in trace ${traceId}: no log line of ${to.name} for ${target.id} has that trace_id`);
}

const tracePassedOn: Check = {
  id: "logs.trace-passed-on",
  title: "a call to another app is logged there in the caller's trace",
  contract: "traceparent is read and passed on.",
  plan: (world): Plan => {
    const { logs } = world.options;
    const apart = world.references.filter((reference) => areApart(world, reference));
    if (logs === undefined || apart.length === 0) return { skipped: "no log reader was given, or no module calls one of another app" };
    return {
      runs: apart.map((reference) => ({ subject: `${reference.from.name} → ${reference.to.name}`, run: () => expectPassedOn(world, logs, reference) })),
    };
  },
};

const contract = "Logs: JSON lines, keys: time, level, msg, trace_id, span_id, plus http fields; secrets redacted.";

export const logChecks: readonly Check[] = [
  everyLine({ id: "logs.json-lines", title: "every line on stdout is one JSON object", contract: "Logs: one JSON line per event on stdout." }, (line, entry) =>
    expectFact(entry !== undefined, `stdout line ${line.slice(0, 200)}; expected a JSON object`),
  ),
  everyLine({ id: "logs.time", title: "every line has its time", contract }, (line, entry) => {
    expectPresent(entry?.["time"], "time", line);
    const time = entry?.["time"];
    expectFact(!Number.isNaN(new Date(time as string | number).getTime()), `log line ${line.slice(0, 200)}: "time" is no time`);
  }),
  everyLine({ id: "logs.level", title: "every line has its level", contract }, (line, entry) => expectPresent(entry?.["level"], "level", line)),
  everyLine({ id: "logs.message", title: "every line has its message", contract }, (line, entry) =>
    expectFact(typeof entry?.["msg"] === "string", `log line ${line.slice(0, 200)}: "msg" is missing`),
  ),
  given(withLogs, { id: "logs.trace", title: "a request is logged in the caller's trace, with a span of its own", contract }, async (world, logs) => {
    const { parentId, found } = await logged(world, logs, world.modules[0]?.path ?? "/");
    for (const entry of found) {
      const spanId = entry["span_id"];
      expectFact(typeof spanId === "string" && /^[0-9a-f]{16}$/.test(spanId), `log line ${JSON.stringify(entry).slice(0, 200)}: "span_id" is no span id`);
      expectFact(spanId !== parentId, `log line ${JSON.stringify(entry).slice(0, 200)}: span_id is the caller's, not its own`);
    }
  }),
  given(withLogs, { id: "logs.request", title: "a request is logged with method and status", contract }, async (world, logs) => {
    const path = `${world.modules[0]?.path ?? ""}/${unknownId()}`;
    const { traceId } = await logged(world, logs, path);
    const complete = await waitFor(Math.min(5_000, world.patience.eventMs), async () => {
      const texts = (await entries(logs)).filter((entry) => entry["trace_id"] === traceId).map((entry) => JSON.stringify(entry));
      return texts.some((text) => /"GET"/.test(text) && /\b404\b/.test(text.replaceAll(traceId, ""))) ? true : undefined;
    });
    expectFact(complete === true, `GET ${path}: no log line of its trace names the method GET and the status 404`);
  }),
  tracePassedOn,
  given(
    withLogs,
    { id: "logs.problem-trace", title: "the traceId of a problem is found in the log", contract: "500: … logged with trace id; problem … traceId." },
    async (world, logs) => {
      const reply = await world.send({ path: `${world.modules[0]?.path ?? ""}/${unknownId()}` });
      const traceId: unknown = parsed(reply.text)?.["traceId"];
      const found = await waitFor(Math.min(5_000, world.patience.eventMs), async () =>
        (await entries(logs)).some((entry) => isTraceId(traceId) && entry["trace_id"] === traceId) ? true : undefined,
      );
      expectFact(found === true, `${reply.call} answered traceId ${String(traceId)}: no log line has that trace_id`);
    },
  ),
  given(
    withLogs,
    { id: "logs.no-secrets", title: "no token, cookie, key or password is logged", contract: "no secrets; secrets redacted." },
    async (world, logs) => {
      const secrets = await sendSecrets(world, logs);
      const text = (await logs.lines()).join("\n");
      for (const secret of secrets)
        expectFact(!text.includes(secret), `stdout holds the secret "${secret.slice(0, 12)}…" that was sent in a header or is in the configuration`);
    },
  ),
];

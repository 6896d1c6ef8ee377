import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { migrate, productionSet, startApp, type App } from "../backend.ts";
import { inSeconds, insist } from "../commands.ts";
import { collectorOverlay } from "../monitoring/collector-overlay.ts";
import { openInbox } from "../monitoring/webhook.ts";
import { freePort } from "../ports.ts";
import { start } from "../processes.ts";
import { scratchFolder } from "../scratch.ts";
import { passed, prove, type Step, type StepContext, type StepResult } from "../step.ts";

const CONFIG = "monitoring/otel-collector/config.yml";
const PATIENCE_SECONDS = 30;

/** Where spans arrive, and what can be read of them. */
interface Sink {
  readonly endpoint: string;
  readonly has: (traceId: string, words: readonly string[]) => boolean;
  readonly close: () => Promise<void>;
}

/** A caller's trace goes on inside the app, by OTLP over HTTP, to a receiver in the lab. */
export const traces: Step = {
  id: "traces",
  title: "a caller's trace goes on in the app and is exported by OTLP",
  needs: ["toolchain", "postgres"],
  tier: 3,
  after: ["build"],
  notFor: (combination) => (combination.traits.includes("functions") ? "functions report to their platform" : undefined),
  run: (context) => follow(context, openReceiver),
};

/** The same, to a real collector with the repository's own configuration. */
export const collectorTraces: Step = {
  id: "collector",
  title: "the collector's configuration is valid, and traces arrive at a real OpenTelemetry Collector",
  needs: ["toolchain", "postgres", "collector"],
  tier: 3,
  after: ["build"],
  long: true,
  notFor: (combination) => (combination.traits.includes("functions") ? "functions report to their platform" : undefined),
  async run(context) {
    const file = join(context.directory, CONFIG);
    prove(existsSync(file), `there is no ${CONFIG}`);
    await insist(context, ["otelcol", "validate", "--config", file], { seconds: 30 });
    return await follow(context, openCollector);
  },
};

async function follow(context: StepContext, open: (context: StepContext) => Promise<Sink>): Promise<StepResult> {
  const [app] = (await context.repository()).system.apps.filter((candidate) => candidate.calls.length === 0);
  prove(app !== undefined, "there is no app that needs no other");
  const sink = await open(context);
  const environment = { ...(await productionSet(context, "traces")), OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint, OTEL_RESOURCE_ATTRIBUTES: "service.namespace=of-the-lab" };
  await migrate(context, app, environment);
  const running = await startApp(context, app, environment);
  try {
    const traceId = randomBytes(16).toString("hex");
    const { headers } = await context.services.identity();
    await ask(running.baseUrl, app, { ...headers(), traceparent: `00-${traceId}-${randomBytes(8).toString("hex")}-01` });
    const began = performance.now();
    const words = ["http.route", `/api/${app.modules[0] ?? ""}`, "http.response.status_code", "service.namespace", "of-the-lab"];
    while (!sink.has(traceId, words)) {
      prove(performance.now() - began < PATIENCE_SECONDS * 1000, `no span of trace ${traceId} with ${words.join(", ")} arrived within ${String(PATIENCE_SECONDS)} s`);
      await wait(200);
    }
    return passed(`the span with its route and what is known of the app arrived ${inSeconds((performance.now() - began) / 1000)} after the answer`);
  } finally {
    await running.process.stop("SIGKILL", 1);
    await sink.close();
  }
}

async function ask(baseUrl: string, app: App, headers: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(`${baseUrl}/api/${app.modules[0] ?? ""}`, { headers });
  prove(response.status === 200, `GET /api/${app.modules[0] ?? ""} answered ${String(response.status)}`);
}

/** Protobuf carries a trace id as its sixteen bytes, JSON as text; attribute names stand in both as they are. */
async function openReceiver(): Promise<Sink> {
  const inbox = await openInbox();
  const bodies = (): readonly Buffer[] => inbox.bodies().filter(({ path }) => path === "/v1/traces").map(({ body }) => (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body));
  return {
    endpoint: inbox.url,
    has: (traceId, words) => bodies().some((body) => (body.includes(Buffer.from(traceId, "hex")) || body.includes(traceId)) && words.every((word) => body.includes(word))),
    close: inbox.close,
  };
}

async function openCollector(context: StepContext): Promise<Sink> {
  const folder = scratchFolder("collector");
  const [http, grpc] = [await freePort(), await freePort()];
  const config = join(folder, "config.yaml");
  writeFileSync(config, collectorOverlay(readFileSync(join(context.directory, CONFIG), "utf8"), { http, grpc }));
  const collector = start(["otelcol", "--config", config], { cwd: folder, env: context.environment, log: context.log });
  for (let tries = 0; !collector.all().includes("Everything is ready"); tries += 1) {
    prove(tries < 150 && !collector.hasEnded(), `the collector did not start: ${collector.all().slice(-400)}`);
    await wait(200);
  }
  return {
    endpoint: `http://127.0.0.1:${String(http)}`,
    has: (traceId, words) => [traceId, ...words].every((word) => collector.all().includes(word)),
    close: async () => {
      await collector.stop("SIGTERM", 10);
    },
  };
}

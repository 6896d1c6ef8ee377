import { Agent, createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrate, onlyApp, productionEnvironment, startApp, untilReady, type RunningApp } from "../backend.ts";
import { freePort } from "../ports.ts";
import { start } from "../processes.ts";
import { passed, prove, type Step, type StepContext } from "../step.ts";

const ROWS = 60;
const CONNECTIONS = 32;
const ROUND_MS = 1_500;
const ROUNDS = 9;
/** Not a proof but a figure: how much of the time is the store's depends on the machine. */
const GOAL = 0.7;

/** Where the bare server of a language goes in the repository, so that it finds the same libraries, and how it is run there. */
const bareServers: Readonly<Record<string, { readonly file: string; readonly folder: string; readonly run: (file: string) => readonly string[] }>> = {
  typescript: { file: "fastify.mjs", folder: "platform", run: (file) => ["node", file] },
  python: { file: "fastapi_app.py", folder: ".", run: (file) => [join(".venv", "bin", "python"), file] },
};

/** Requests per second of a list, all telemetry on, against the bare framework with the same query on the same PostgreSQL; in turns, medians. */
export const throughput: Step = {
  id: "throughput",
  title: `its requests per second, against those of the bare framework (goal: at least ${String(GOAL * 100)} %)`,
  needs: ["toolchain", "postgres"],
  tier: 1,
  after: ["build"],
  long: true,
  alone: true,
  notFor: ({ traits }) => (traits.includes("monolith") && !traits.includes("tokens") ? undefined : "it is measured on the modular monolith of the same framework, without tokens"),
  async run(context) {
    const sink = await openSink();
    const environment = { ...productionEnvironment(await context.services.database("throughput")), OTEL_EXPORTER_OTLP_ENDPOINT: sink.url };
    const app = onlyApp((await context.repository()).system);
    const module = app.modules[0] ?? "";
    await migrate(context, app, environment);
    const ours = await startApp(context, app, environment);
    await fill(ours, module);
    const bare = await startBare(context, { table: `"${module}"."${module}"`.replaceAll("-", "_"), environment });
    try {
      const { own, least, share } = await inTurns([`${ours.baseUrl}/api/${module}`, `${bare.running.baseUrl}/list`]);
      const verdict = share >= GOAL ? "" : ": goal missed";
      return passed(`${String(Math.round(own))} requests per second, ${percent(share)} of the bare framework's ${String(Math.round(least))}${verdict}`, { requestsPerSecond: own, bareRequestsPerSecond: least, share });
    } finally {
      await bare.stop();
      await ours.process.stop("SIGTERM", 10);
      sink.server.close();
    }
  },
};

const percent = (share: number): string => `${String(Math.round(share * 100))} %`;

/** Takes what is exported and throws it away, so that exporting costs what it costs. */
async function openSink(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

async function fill(app: RunningApp, module: string): Promise<void> {
  for (let row = 0; row < ROWS; row += 1) {
    const answer = await fetch(`${app.baseUrl}/api/${module}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name: `row ${String(row)}` }) });
    prove(answer.status === 201, `a creation answered ${String(answer.status)}`);
  }
}

interface BareStart {
  readonly table: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

async function startBare(context: StepContext, { table, environment }: BareStart): Promise<{ readonly running: RunningApp; readonly stop: () => Promise<void> }> {
  const server = bareServers[context.combination.language];
  prove(server !== undefined, `there is no bare server for ${context.combination.language}`);
  const file = join(context.directory, server.folder, server.file);
  copyFileSync(join(import.meta.dirname, "..", "bare", server.file), file);
  const port = await freePort();
  const process_ = start([...server.run(file), table, String(port)], { cwd: context.directory, env: { ...context.environment, ...environment }, log: context.log });
  const running = { name: "the bare server", port, baseUrl: `http://127.0.0.1:${String(port)}`, process: process_ };
  await untilReady(running, "/list");
  return {
    running,
    async stop() {
      await process_.stop("SIGKILL", 1);
      rmSync(file, { force: true });
    },
  };
}

/** Requests per second of both addresses, and the share of the first: medians of many short rounds, in turns after one to warm up, so that a moment in which the machine is slow counts for both. */
async function inTurns(addresses: readonly [string, string]): Promise<{ readonly own: number; readonly least: number; readonly share: number }> {
  const rounds: { readonly own: number; readonly least: number; readonly share: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = await rateOf(addresses[0]);
    const least = await rateOf(addresses[1]);
    if (round > 0) rounds.push({ own, least, share: own / least });
  }
  const middle = (key: "own" | "least" | "share"): number => rounds.map((round) => round[key]).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
  return { own: middle("own"), least: middle("least"), share: middle("share") };
}

async function rateOf(address: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const began = performance.now();
  let answered = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() - began < ROUND_MS) {
      const status = await ask(address, agent);
      prove(status === 200, `under load, ${address} answered ${String(status)}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  agent.destroy();
  return (answered * 1000) / (performance.now() - began);
}

function ask(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    }).on("error", reject);
  });
}

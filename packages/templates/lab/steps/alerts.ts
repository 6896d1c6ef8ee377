import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { migrate, productionSet, startApp, statusOf, type App, type RunningApp } from "../backend.ts";
import { inSeconds } from "../commands.ts";
import { queriesOf, dashboardFaults, type Dashboard } from "../monitoring/dashboards.ts";
import { alertmanagerConfiguration, alertsOnErrors, configuration, hastened } from "../monitoring/overlay.ts";
import { openInbox, type Inbox } from "../monitoring/webhook.ts";
import { freePort } from "../ports.ts";
import { start, type Running } from "../processes.ts";
import { filesBelow } from "../repository.ts";
import { scratchFolder } from "../scratch.ts";
import { absent, passed, prove, type Step, type StepContext } from "../step.ts";
import { prometheusFiles } from "./prometheus-files.ts";

const FAILING_REQUESTS = 40;
const PATIENCE_SECONDS = 60;

/** The app, a real Prometheus and a real Alertmanager: bad answers set off the alert of the repository, and someone is told. */
export const alerts: Step = {
  id: "alerts",
  title: "failing requests set off an alert that arrives, and every dashboard query finds its metrics",
  needs: ["toolchain", "postgres", "prometheus", "alertmanager"],
  tier: 3,
  after: ["build"],
  notFor: (combination) => (combination.traits.includes("functions") ? "functions are watched by their platform" : undefined),
  async run(context) {
    const { rules } = prometheusFiles(context.directory);
    if (rules.length === 0) return absent(context, "no alert rule");
    const texts = rules.map((file) => readFileSync(join(context.directory, file), "utf8"));
    const expected = alertsOnErrors(texts);
    prove(expected.length > 0, "no alert looks at failed requests (http_server_request_duration_seconds with a 5xx status)");
    const app = telling((await context.repository()).system.apps);
    // Whom it would call is not asked here; it only has to be told an address.
    const called = Object.fromEntries(app.calls.map(({ variable }) => [variable, "http://127.0.0.1:9"]));
    const environment = { ...(await productionSet(context, "alerts")), ...called };
    await migrate(context, app, environment);
    const running = await startApp(context, app, environment);
    const inbox = await openInbox();
    const watch = await startWatch(context, { app, running, texts, inbox });
    try {
      const { headers } = await context.services.identity();
      await steadyTraffic(running, app, headers());
      await untilScraped(watch.prometheus);
      const fired = await misbehave(context, { app, running, inbox, expected });
      const queries = await dashboards(context, watch.prometheus);
      return passed(`${fired.name} arrived ${inSeconds(fired.seconds)} after the first bad answer${queries}`, { alertSeconds: fired.seconds });
    } finally {
      await Promise.all([...watch.processes, running.process].map((process) => process.stop("SIGKILL", 1)));
      await inbox.close();
    }
  },
};

/** The app with the most to measure: one that publishes has an outbox to watch. */
function telling(apps: readonly App[]): App {
  const app = apps.find(({ publishes }) => publishes.length > 0) ?? apps[0];
  prove(app !== undefined, "there is no app");
  return app;
}

interface Watch {
  readonly prometheus: string;
  readonly processes: readonly Running[];
}

interface Watched {
  readonly app: App;
  readonly running: RunningApp;
  readonly texts: readonly string[];
  readonly inbox: Inbox;
}

async function startWatch(context: StepContext, { app, running, texts, inbox }: Watched): Promise<Watch> {
  const folder = scratchFolder("prometheus");
  const [port, alertPort] = [await freePort(), await freePort()];
  const ruleFiles = texts.map((text, index) => {
    const file = join(folder, `rules-${String(index)}.yml`);
    writeFileSync(file, hastened(text));
    return file;
  });
  writeFileSync(join(folder, "alertmanager.yml"), alertmanagerConfiguration(inbox.url));
  writeFileSync(join(folder, "prometheus.yml"), configuration([{ job: app.name, address: `127.0.0.1:${String(running.port)}` }], ruleFiles, `127.0.0.1:${String(alertPort)}`));
  const place = { cwd: folder, log: context.log, env: context.environment };
  const alertmanager = start([join(context.tool("alertmanager").folder, "prometheus-alertmanager"), `--config.file=${folder}/alertmanager.yml`, `--storage.path=${folder}/alertmanager`, `--web.listen-address=127.0.0.1:${String(alertPort)}`, "--cluster.listen-address="], place);
  const prometheus = start([join(context.tool("prometheus").folder, "prometheus"), `--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=127.0.0.1:${String(port)}`], place);
  const url = `http://127.0.0.1:${String(port)}`;
  await patiently("Prometheus and Alertmanager to be ready", async () => (await statusOf(`${url}/-/ready`)) === 200 && (await statusOf(`http://127.0.0.1:${String(alertPort)}/-/ready`)) === 200);
  return { prometheus: url, processes: [prometheus, alertmanager] };
}

async function patiently(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  while (!(await holds())) {
    prove(Date.now() < deadline, `waited ${String(PATIENCE_SECONDS)} s for ${what}`);
    await wait(250);
  }
}

async function steadyTraffic(running: RunningApp, app: App, headers: Readonly<Record<string, string>>): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    for (const module of app.modules) {
      await fetch(`${running.baseUrl}/api/${module}`, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify({ name: `alert ${String(round)}` }) });
      await statusOf(`${running.baseUrl}/api/${module}`, undefined, headers);
    }
  }
}

interface Series {
  readonly status: string;
  readonly error?: string;
  readonly data?: { readonly result: readonly unknown[] };
}

async function query(prometheus: string, expression: string): Promise<Series> {
  const response = await fetch(`${prometheus}/api/v1/query`, { method: "POST", body: new URLSearchParams({ query: expression }), signal: AbortSignal.timeout(10_000) });
  return (await response.json()) as Series;
}

async function untilScraped(prometheus: string): Promise<void> {
  await patiently("Prometheus to count requests", async () => ((await query(prometheus, "sum(increase(http_server_request_duration_seconds_count[1m])) > -1")).data?.result.length ?? 0) > 0);
}

interface Trouble {
  readonly app: App;
  readonly running: RunningApp;
  readonly inbox: Inbox;
  readonly expected: readonly string[];
}

/** Takes the database away and asks for what it holds, at most forty times. */
async function misbehave(context: StepContext, { app, running, inbox, expected }: Trouble): Promise<{ readonly name: string; readonly seconds: number }> {
  const server = await context.services.postgres();
  await server.halt();
  try {
    const { headers } = await context.services.identity();
    const began = performance.now();
    let bad = 0;
    let name: string | undefined;
    for (let sent = 0; (performance.now() - began) / 1000 < PATIENCE_SECONDS && name === undefined; ) {
      if (sent < FAILING_REQUESTS) {
        const status = await statusOf(`${running.baseUrl}/api/${app.modules[0] ?? ""}`, 15_000, headers());
        sent += 1;
        if (status !== undefined && status >= 500) bad += 1;
      }
      await wait(150);
      const told = inbox.bodies().map(({ body }) => body.toString("utf8")).join("\n");
      name = expected.find((alert) => told.includes(`"alertname":"${alert}"`));
    }
    prove(bad > 0, "without its database no request was answered with 5xx");
    prove(name !== undefined, `${String(bad)} answers of 5xx, and none of ${expected.join(", ")} arrived within ${String(PATIENCE_SECONDS)} s`);
    return { name, seconds: (performance.now() - began) / 1000 };
  } finally {
    await server.resume();
  }
}

/** Every query of every dashboard, asked of the Prometheus that has just watched the app. */
async function dashboards(context: StepContext, prometheus: string): Promise<string> {
  const files = filesBelow(context.directory, "monitoring/grafana", [".json"]);
  if (files.length === 0) return "";
  const sources = filesBelow(context.directory, "monitoring/grafana", [".yml", ".yaml"]).flatMap((file) => [...readFileSync(join(context.directory, file), "utf8").matchAll(/^\s*(?:-\s*)?uid:\s*["']?([\w-]+)/gm)].map((match) => match[1] ?? ""));
  let count = 0;
  const faults: string[] = [];
  for (const file of files) {
    const dashboard = JSON.parse(readFileSync(join(context.directory, file), "utf8")) as Dashboard;
    faults.push(...dashboardFaults(dashboard, sources).map((fault) => `${file}: ${fault}`));
    for (const { panel, query: expression } of queriesOf(dashboard)) {
      count += 1;
      const fault = await emptiness(prometheus, expression);
      if (fault !== undefined) faults.push(`${file}, "${panel}": ${fault}`);
    }
  }
  for (const fault of faults) context.note(fault);
  prove(faults.length === 0, `${String(faults.length)} faults in dashboards: ${faults.slice(0, 3).join("; ")}`);
  return `, ${String(count)} dashboard queries find data`;
}

const SERIES_SECONDS = 20;

/** Why a query finds nothing. The database was away a moment ago, so what the app reads there gets time to come back. */
async function emptiness(prometheus: string, expression: string): Promise<string | undefined> {
  const deadline = Date.now() + SERIES_SECONDS * 1000;
  for (;;) {
    const answer = await query(prometheus, expression);
    if ((answer.data?.result.length ?? 0) > 0) return undefined;
    if (answer.error !== undefined || Date.now() > deadline) return answer.error ?? `no series for ${expression}`;
    await wait(500);
  }
}

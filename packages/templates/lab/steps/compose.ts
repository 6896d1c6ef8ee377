import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse } from "yaml";
import { statusOf } from "../backend.ts";
import { inSeconds, lastWords } from "../commands.ts";
import { ensureImage, imagesOf, withoutDigest } from "../images/index.ts";
import { underOwnNames } from "../images/own-names.ts";
import { docker } from "../images/workshop.ts";
import { freePort } from "../ports.ts";
import { atTheEnd, type Outcome } from "../processes.ts";
import { scratchFolder } from "../scratch.ts";
import { absent, passed, prove, type Step, type StepContext, type StepResult } from "../step.ts";

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile?: string };
  readonly ports?: readonly string[];
}

interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** The production-like set as a whole: everything healthy, a request through the front door, an event at its consumer. */
export const compose: Step = {
  id: "compose",
  title: "docker compose up brings the whole set up healthy, and it works",
  needs: ["engine", "collector"],
  tier: 2,
  after: ["image"],
  notFor: ({ traits }) => {
    if (traits.includes("tokens")) return "its identity provider is none of the set, and no container could reach the lab's";
    return traits.includes("images") ? undefined : "functions have no compose file";
  },
  async run(context) {
    const path = join(context.directory, "compose.yaml");
    if (!existsSync(path)) return absent(context, "no compose.yaml");
    const file = parse(readFileSync(path, "utf8")) as ComposeFile;
    await provideImages(context, file);
    const set = await describeSet(context);
    const checked = await set.tell(["config", "--quiet"], 30);
    prove(checked.code === 0, `docker compose config: ${lastWords(checked.all)}`);
    const down = async (): Promise<void> => {
      await set.tell(["down", "--volumes", "--remove-orphans", "--timeout", "5"], 120);
    };
    atTheEnd(down);
    try {
      return await underOwnNames(context, () => bringUp(context, file, set));
    } finally {
      await set.tell(["logs", "--no-color", "--tail", "200"], 30);
      await down();
    }
  },
};

/** The compose project of this run: its own name, its own ports. */
export interface ComposeSet {
  /** Service → port on this machine. */
  readonly ports: ReadonlyMap<string, number>;
  readonly tell: (args: readonly string[], seconds: number) => Promise<Outcome>;
}

async function provideImages(context: StepContext, file: ComposeFile): Promise<void> {
  const engine = context.tool("engine");
  for (const service of Object.values(file.services)) {
    if (service.build?.dockerfile !== undefined) {
      for (const image of imagesOf(readFileSync(join(context.directory, service.build.dockerfile), "utf8"))) await ensureImage(engine, image);
    } else if (service.image !== undefined && !service.image.includes("$")) await ensureImage(engine, service.image);
  }
}

/** Publishes on free ports instead of the documented ones, which this machine may use; the rest of the file stays as it is. */
export async function composeOverride(text: string): Promise<{ readonly text: string; readonly ports: ReadonlyMap<string, number> }> {
  const ports = new Map<string, number>();
  const lines = ["services:"];
  for (const [name, service] of Object.entries((parse(text) as ComposeFile).services)) {
    const [published] = service.ports ?? [];
    if (published !== undefined) ports.set(name, await freePort());
    const target = published?.split(":").at(-1) ?? "";
    const image = service.image === undefined || withoutDigest(service.image) === service.image ? [] : [`    image: ${withoutDigest(service.image)}`];
    lines.push(`  ${name}:`, `    ports: !override [${published === undefined ? "" : `"127.0.0.1:${String(ports.get(name))}:${target}"`}]`, ...image);
  }
  return { text: `${lines.join("\n")}\n`, ports };
}

async function describeSet(context: StepContext): Promise<ComposeSet> {
  const file = join(context.directory, "compose.yaml");
  const override = join(scratchFolder("compose"), "override.yaml");
  const { text, ports } = await composeOverride(readFileSync(file, "utf8"));
  writeFileSync(override, text);
  const example = join(context.directory, ".env.example");
  const settings = existsSync(join(context.directory, ".env")) || !existsSync(example) ? [] : ["--env-file", example];
  const project = `cblab-${context.combination.name}-${String(process.pid)}`;
  const base = ["compose", "--project-name", project, "--project-directory", context.directory, ...settings, "--file", file, "--file", override];
  return { ports, tell: (args, seconds) => docker(context.tool("engine"), [...base, ...args], { seconds, log: context.log, cwd: context.directory }) };
}

async function bringUp(context: StepContext, file: ComposeFile, set: ComposeSet): Promise<StepResult> {
  const began = performance.now();
  const up = await set.tell(["up", "--detach", "--build", "--wait", "--wait-timeout", "300"], 900);
  prove(up.code === 0, `docker compose up: ${lastWords(up.all, 8)}`);
  const seconds = (performance.now() - began) / 1000;
  const front = set.ports.get("gateway") ?? set.ports.get((await context.repository()).system.apps[0]?.name ?? "");
  prove(front !== undefined, "no service publishes the API");
  const story = await smoke(context, `http://127.0.0.1:${String(front)}`);
  const watched = await targetsUp(set);
  const outage = set.ports.has("gateway") ? await loseOne(context, set, front) : "";
  return passed(`${String(Object.keys(file.services).length)} services up in ${inSeconds(seconds)}, ${story}${watched}${outage}`, { composeSeconds: seconds });
}

async function post(url: string, name: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name }), signal: AbortSignal.timeout(15_000) });
  return { status: response.status, text: await response.text() };
}

/** One entity of each module, and every event at each consumer. */
async function smoke(context: StepContext, front: string): Promise<string> {
  const { modules } = await context.repository();
  const mark = `lab ${String(Date.now())}`;
  for (const module of modules) {
    const made = await post(`${front}/api/${module.name}`, mark);
    prove(made.status === 201, `POST /api/${module.name} through the front door answered ${String(made.status)}: ${made.text.slice(0, 200)}`);
  }
  const events = modules.flatMap((module) => module.consumes.map((subject) => ({ consumer: module.name, event: subject.split(".")[1] ?? "" })));
  for (const { consumer, event } of events) {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const page = await fetch(`${front}/api/${consumer}?limit=100`, { signal: AbortSignal.timeout(15_000) });
      if ((await page.text()).includes(`${event} ${mark}`)) break;
      prove(Date.now() < deadline, `${event} did not reach ${consumer} within 30 s`);
      await wait(200);
    }
  }
  return `${String(modules.length)} entities made, ${String(events.length)} event${events.length === 1 ? "" : "s"} delivered`;
}

/** Prometheus of the set scrapes every app. */
async function targetsUp(set: ComposeSet): Promise<string> {
  const port = set.ports.get("prometheus");
  if (port === undefined) return "";
  const deadline = Date.now() + 45_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/api/v1/query?query=up`, { signal: AbortSignal.timeout(5000) });
    const { data } = (await answer.json()) as { data: { result: readonly { metric: { job?: string }; value: readonly [number, string] }[] } };
    const down = data.result.filter(({ value }) => value[1] !== "1").map(({ metric }) => metric.job ?? "?");
    if (data.result.length > 0 && down.length === 0) return `, ${String(data.result.length)} scraped by Prometheus`;
    prove(Date.now() < deadline, data.result.length === 0 ? "Prometheus scrapes nothing" : `Prometheus cannot scrape ${down.join(", ")}`);
    await wait(1000);
  }
}

/** Stops one app: its callers get a problem in time; started again, they are served. */
async function loseOne(context: StepContext, set: ComposeSet, front: number): Promise<string> {
  const [app] = (await context.repository()).system.apps;
  const url = `http://127.0.0.1:${String(front)}/api/${app?.modules[0] ?? ""}`;
  await set.tell(["stop", "--timeout", "20", app?.name ?? ""], 60);
  const began = performance.now();
  const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
  await response.arrayBuffer();
  const took = performance.now() - began;
  prove(response.status === 503 || response.status === 504, `with ${app?.name ?? ""} stopped the gateway answered ${String(response.status)}`);
  prove(response.headers.get("content-type")?.startsWith("application/problem+json") === true, "with an app stopped the gateway's answer is no problem document");
  await set.tell(["start", app?.name ?? ""], 60);
  const deadline = Date.now() + 60_000;
  while ((await statusOf(url)) !== 200) {
    prove(Date.now() < deadline, `${app?.name ?? ""} is back, and the gateway still cannot reach it after 60 s`);
    await wait(200);
  }
  return `, one app stopped: ${String(response.status)} in ${inSeconds(took / 1000)}, back again`;
}

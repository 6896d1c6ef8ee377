import { readFileSync } from "node:fs";
import { productionSet, statusOf, type App } from "../backend.ts";
import { inSeconds, lastWords } from "../commands.ts";
import { buildAppImage } from "../images/app-image.ts";
import { docker } from "../images/workshop.ts";
import { freePort } from "../ports.ts";
import { atTheEnd, type Environment, type Outcome } from "../processes.ts";
import { passed, prove, type Step, type StepContext } from "../step.ts";

const HARDENED = ["--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--memory=256m", "--pids-limit=512"];
const READY_SECONDS = 60;
const DRAIN_MS = 300;

/** Every app's image builds, runs as nobody on a read-only root, and stops cleanly. */
export const image: Step = {
  id: "image",
  title: "its images build, run hardened (read-only root, no capability, no root user, 256 MB) and stop with exit code 0",
  needs: ["engine", "postgres"],
  tier: 2,
  after: ["install"],
  notFor: (combination) => (combination.traits.includes("images") ? undefined : "functions are packed as archives"),
  async run(context) {
    const { system } = await context.repository();
    const said: string[] = [];
    const figures: Record<string, number> = {};
    for (const app of system.apps) {
      const began = performance.now();
      const tag = await buildAppImage(context, app);
      const buildSeconds = (performance.now() - began) / 1000;
      const size = await docker(context.tool("engine"), ["image", "inspect", "--format", "{{.Size}}", tag]);
      const megabytes = Math.round(Number(size.output.trim()) / 1e6);
      const run = app.calls.length === 0 ? await hardenedRun(context, app, tag) : undefined;
      said.push(`${app.name}: ${String(megabytes)} MB, built in ${inSeconds(buildSeconds)}${run === undefined ? "" : `, ready in ${inSeconds(run.readyMs / 1000)}, stopped in ${inSeconds(run.stopMs / 1000)} as user ${String(run.uid)}`}`);
      Object.assign(figures, { [`${app.name}Megabytes`]: megabytes, ...(run === undefined ? {} : { [`${app.name}StopMs`]: run.stopMs }) });
    }
    return passed(said.join("; "), figures);
  },
};

interface Run {
  readonly readyMs: number;
  readonly stopMs: number;
  readonly uid: number;
}

/** On the host's network, so that the lab's PostgreSQL on loopback is in reach. */
async function hardenedRun(context: StepContext, app: App, tag: string): Promise<Run> {
  const engine = context.tool("engine");
  const port = await freePort();
  const settings: Environment = { ...(await productionSet(context, "image")), PORT: String(port), SHUTDOWN_DRAIN_MS: String(DRAIN_MS) };
  const variables = Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : ["--env", `${name}=${value}`]));
  const common = ["--network=host", ...HARDENED, ...variables];
  const [program = "", ...rest] = app.commands.migrate;
  if (program !== "") {
    const migrated = await docker(engine, ["run", "--rm", ...common, "--entrypoint", program, tag, ...rest], { seconds: 120, log: context.log });
    prove(migrated.code === 0, `the migration of ${app.name} in its image ended with ${String(migrated.code)}: ${lastWords(migrated.all)}`);
  }
  const started = await docker(engine, ["run", "--detach", ...common, tag], { log: context.log });
  prove(started.code === 0, `the image of ${app.name} does not start: ${lastWords(started.all)}`);
  const container = started.output.trim();
  const remove = async (): Promise<void> => {
    await docker(engine, ["rm", "--force", "--volumes", container]);
  };
  atTheEnd(remove);
  try {
    return await judge(context, app, { container, port });
  } finally {
    await docker(engine, ["logs", container], { log: context.log });
    await remove();
  }
}

interface Started {
  readonly container: string;
  readonly port: number;
}

async function judge(context: StepContext, app: App, { container, port }: Started): Promise<Run> {
  const engine = context.tool("engine");
  const ask = async (format: string): Promise<string> => (await docker(engine, ["inspect", "--format", format, container])).output.trim();
  const began = performance.now();
  while ((await statusOf(`http://127.0.0.1:${String(port)}${app.paths.ready}`)) !== 200) {
    const alive = (await ask("{{.State.Running}}")) === "true";
    const late = performance.now() - began > READY_SECONDS * 1000;
    if (!alive || late) prove(false, `the container of ${app.name} ${alive ? `was not ready within ${String(READY_SECONDS)} s` : "ended"}: ${lastWords((await docker(engine, ["logs", container])).all)}`);
  }
  const readyMs = performance.now() - began;
  const pid = await ask("{{.State.Pid}}");
  const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  prove(uid !== 0, `${app.name} runs as root in its container`);
  const capabilities = /^CapEff:\s+(\w+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "";
  prove(/^0+$/.test(capabilities), `${app.name} holds capabilities: ${capabilities}`);
  const root = readFileSync(`/proc/${pid}/mountinfo`, "utf8").split("\n").find((line) => line.split(" ")[4] === "/") ?? "";
  prove(root.split(" ")[5]?.split(",").includes("ro") === true, `the root of ${app.name} is not read-only`);
  const stopping = performance.now();
  const stopped: Outcome = await docker(engine, ["stop", "--time", String(app.graceSeconds), container], { seconds: app.graceSeconds + 30 });
  const stopMs = Math.round(performance.now() - stopping);
  prove(stopped.code === 0, `docker stop failed: ${stopped.all}`);
  const code = await ask("{{.State.ExitCode}}");
  prove(code === "0", `after docker stop ${app.name} had exit code ${code}`);
  prove(stopMs < app.graceSeconds * 1000, `${app.name} took all of its ${String(app.graceSeconds)} s to stop`);
  return { readyMs, stopMs, uid };
}

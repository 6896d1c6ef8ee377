import { parseArgs } from "node:util";
import { backendStarter, startBackend, type BackendCommand } from "./backend-process.ts";
import { parseModules } from "./module-list.ts";
import { runSuite, type Row, type SuiteOptions } from "./run-suite.ts";
import { waitFor } from "./world.ts";
import { send } from "./http-client.ts";

const help = `tsx packages/templates/conformance/cli.ts --base-url URL --modules LIST [options]

  --base-url URL   where the backend (or its gateway) answers; left out with --start
  --modules LIST   catalog,orders:uses=catalog:publishes=order-placed,billing:consumes=orders.order-placed
  --start COMMAND  start the backend with this command (split at blanks) and run the log and lifecycle checks too
  --cwd DIR        where to start it
  --only NAMES     ids or topics, separated by commas
  --json           rows as one JSON document
`;

const signs = { passed: "ok  ", failed: "FAIL", skipped: "-   " } as const;

function printRow({ id, title, contract, outcome, detail }: Row): void {
  process.stdout.write(`${signs[outcome]} ${id}  ${title}\n`);
  if (outcome === "failed") process.stdout.write(`       contract: ${contract}\n${detail.replace(/^/gm, "       ")}\n`);
  if (outcome === "skipped") process.stdout.write(`       SKIPPED because ${detail}\n`);
}

function count(rows: readonly Row[], outcome: Row["outcome"]): number {
  return rows.filter((row) => row.outcome === outcome).length;
}

function readArguments() {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { "base-url": text, modules: text, start: text, cwd: text, only: text, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  return values;
}

type Arguments = ReturnType<typeof readArguments>;

/** Starts the command, runs with it, and ends it. */
async function withCommand(start: string, cwd: string, run: (more: Partial<SuiteOptions> & { baseUrl: string }) => Promise<void>): Promise<void> {
  const [command = "", ...args] = start.split(" ").filter((word) => word !== "");
  const backend: BackendCommand = { command, args, cwd };
  const instance = await startBackend(backend);
  try {
    const ready = await waitFor(30_000, async () =>
      (await send(instance.baseUrl, { path: "/health/ready" }).then(
        (reply) => reply.status,
        () => 0,
      )) === 200
        ? true
        : undefined,
    );
    if (ready !== true) throw new Error(`not ready after 30 s: ${instance.output().slice(-1000)}`);
    await run({ baseUrl: instance.baseUrl, logs: instance.logs, backend: backendStarter(backend) });
  } finally {
    instance.signal("SIGKILL");
    await instance.exited;
  }
}

async function report(options: SuiteOptions, json: boolean): Promise<void> {
  const rows = await runSuite(json ? options : { ...options, onRow: printRow });
  const sums = `${count(rows, "passed")} passed, ${count(rows, "failed")} failed, ${count(rows, "skipped")} skipped`;
  process.stdout.write(json ? `${JSON.stringify(rows, undefined, 2)}\n` : `${sums}\n`);
  if (count(rows, "failed") > 0) process.exitCode = 1;
}

async function main(given: Arguments): Promise<void> {
  if (given.help === true) return void process.stdout.write(help);
  if (given.modules === undefined) throw new Error("--modules is missing");
  const json = given.json === true;
  const base = { modules: parseModules(given.modules), ...(given.only === undefined ? {} : { only: given.only.split(",") }) };
  if (given.start !== undefined) return withCommand(given.start, given.cwd ?? process.cwd(), (more) => report({ ...base, ...more }, json));
  if (given["base-url"] === undefined) throw new Error("--base-url (or --start) is missing");
  return report({ ...base, baseUrl: given["base-url"] }, json);
}

try {
  await main(readArguments());
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n\n${help}`);
  process.exitCode = 2;
}

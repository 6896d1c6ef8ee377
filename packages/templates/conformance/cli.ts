import { parseArgs } from "node:util";
import { parseModules } from "./module-list.ts";
import { runSuite, type AppSpec, type Row, type SuiteOptions } from "./run-suite.ts";
import { startForSuite } from "./started-backend.ts";

const help = `tsx packages/templates/conformance/cli.ts --base-url URL --modules LIST [options]

  --base-url URL     where the backend (or its gateway) answers; left out with --start
  --modules LIST     catalog,orders:uses=catalog:publishes=order-placed,billing:consumes=orders.order-placed
  --app NAME=URL=A+B an app with its modules, where operations routes live; once for each app, none for a single one
  --start COMMAND    start the backend with this command (split at blanks) and run the log and lifecycle checks too,
                     and with DATABASE_URL or NATS_URL in the environment the outages of those
  --cwd DIR          where to start it
  --auth AUDIENCE    with --start: behind tokens of an issuer that is started as well
  --rate-limit N     its RATE_LIMIT_MAX; use with --only rate-limit
  --cors-origin URL  its CORS_ORIGINS
  --only NAMES       ids or topics, separated by commas
  --json             rows as one JSON document
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
  const flag = { type: "boolean" } as const;
  const texts = { "base-url": text, modules: text, start: text, cwd: text, auth: text, "rate-limit": text, "cors-origin": text, only: text };
  return parseArgs({ options: { ...texts, app: { ...text, multiple: true }, json: flag, help: { ...flag, short: "h" } } }).values;
}

type Arguments = ReturnType<typeof readArguments>;

function parseApp(text: string): AppSpec {
  const [name = "", baseUrl = "", modules = ""] = text.split("=");
  if (!URL.canParse(baseUrl) || modules === "") throw new Error(`--app ${text}: write NAME=URL=MODULE+MODULE`);
  return { name, baseUrl, modules: modules.split("+") };
}

function optionsOf(given: Arguments): Omit<SuiteOptions, "baseUrl"> {
  if (given.modules === undefined) throw new Error("--modules is missing");
  return {
    modules: parseModules(given.modules),
    ...(given.app === undefined ? {} : { apps: given.app.map(parseApp) }),
    ...(given.only === undefined ? {} : { only: given.only.split(",") }),
    ...(given["rate-limit"] === undefined ? {} : { rateLimit: { max: Number(given["rate-limit"]) } }),
    ...(given["cors-origin"] === undefined ? {} : { corsOrigins: [given["cors-origin"]] }),
    ...(given.json === true ? {} : { onRow: printRow }),
  };
}

function report(rows: readonly Row[], json: boolean): void {
  const sums = `${count(rows, "passed")} passed, ${count(rows, "failed")} failed, ${count(rows, "skipped")} skipped`;
  process.stdout.write(json ? `${JSON.stringify(rows, undefined, 2)}\n` : `${sums}\n`);
  if (count(rows, "failed") > 0) process.exitCode = 1;
}

function environmentOf(given: Arguments): Record<string, string> {
  return {
    RATE_LIMIT_MAX: given["rate-limit"] ?? "0",
    ...(given["cors-origin"] === undefined ? {} : { CORS_ORIGINS: given["cors-origin"] }),
  };
}

async function run(given: Arguments): Promise<readonly Row[]> {
  const options = optionsOf(given);
  if (given.start === undefined) {
    if (given["base-url"] === undefined) throw new Error("--base-url (or --start) is missing");
    return runSuite({ ...options, baseUrl: given["base-url"] });
  }
  const [command = "", ...args] = given.start.split(" ").filter((word) => word !== "");
  const started = await startForSuite({ command, args, cwd: given.cwd ?? process.cwd(), environment: environmentOf(given) }, given.auth);
  try {
    return await runSuite({ ...options, ...started.suite });
  } finally {
    await started.close();
  }
}

try {
  const given = readArguments();
  if (given.help === true) process.stdout.write(help);
  else report(await run(given), given.json === true);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n--help tells what may be given\n`);
  process.exitCode = 2;
}

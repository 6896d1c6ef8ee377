import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../ports.ts";
import { atTheEnd, run, start, type Running } from "../processes.ts";
import { scratchFolder } from "../scratch.ts";
import { install, toolLog } from "./cache.ts";
import { onPath } from "./installers.ts";
import { Missing, type Tool } from "./tool.ts";

const DEBIAN_SERVERS = "/usr/lib/postgresql";
const START_SECONDS = 30;
/** In every URL the lab hands out, so that logs and answers can be searched for it; the server itself trusts loopback. */
export const PASSWORD = "lab-secret-4711";

/** A running PostgreSQL that belongs to this lab alone. */
export interface PostgresServer {
  readonly port: number;
  readonly version: string;
  /** Makes an empty database and answers its URL. */
  readonly createDatabase: (name: string) => Promise<string>;
  /** Runs one statement and answers its rows, columns separated by `|`. */
  readonly query: (database: string, sql: string) => Promise<string>;
  /** Takes the server away, as an outage does; its data stay. */
  readonly halt: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

function serverFolder(): string | undefined {
  const versions = existsSync(DEBIAN_SERVERS) ? readdirSync(DEBIAN_SERVERS).map(Number).sort((a, b) => b - a) : [];
  return versions.map((version) => join(DEBIAN_SERVERS, String(version), "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

async function installServer(): Promise<void> {
  if (process.getuid?.() !== 0 || onPath("apt-get") === undefined) throw new Missing("no PostgreSQL server is installed and only root on Debian can install it");
  const settings = "/etc/postgresql-common";
  mkdirSync(settings, { recursive: true });
  if (!existsSync(`${settings}/createcluster.conf`)) writeFileSync(`${settings}/createcluster.conf`, "create_main_cluster = false\n");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await install("postgres", ["apt-get", "update", "-qq"], { seconds: 300, env });
  await install("postgres", ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"], { seconds: 600, env });
}

/** PostgreSQL from Debian's packages. */
export const postgres: Tool = {
  id: "postgres",
  tier: 1,
  async find() {
    if (serverFolder() === undefined) await installServer();
    const folder = serverFolder();
    if (folder === undefined) throw new Missing("Debian's postgresql package brought no server");
    return { version: folder.split("/").at(-2) ?? "", folder };
  },
};

interface Owner {
  readonly prefix: readonly string[];
  readonly own: (path: string) => void;
}

/** PostgreSQL refuses to run as root: then it runs as the user its package made. */
function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return { prefix: [], own: () => undefined };
  const cells = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":")).find((line) => line[0] === "postgres");
  if (cells === undefined) throw new Missing("there is no user postgres to run the server as");
  const [uid, gid] = [Number(cells[2]), Number(cells[3])];
  return {
    prefix: ["setpriv", `--reuid=${String(uid)}`, `--regid=${String(gid)}`, "--clear-groups"],
    own: (path) => chownSync(path, uid, gid),
  };
}

const SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

async function initialise(binaries: string, owner: Owner): Promise<string> {
  const folder = scratchFolder("postgres");
  owner.own(folder);
  const data = join(folder, "data");
  const flags = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  const made = await run([...owner.prefix, join(binaries, "initdb"), ...flags], { seconds: 60, cwd: "/", log: toolLog("postgres") });
  if (made.code !== 0) throw new Error(`initdb failed: ${made.all.slice(-400)}`);
  return data;
}

/** Starts an empty server on a free loopback port, with its data in a folder that goes with the lab. */
export async function startPostgres(binaries: string): Promise<PostgresServer> {
  const owner = unprivileged();
  const data = await initialise(binaries, owner);
  const port = await freePort();
  const command = [...owner.prefix, join(binaries, "postgres"), "-D", data, "-p", String(port), ...SETTINGS.flatMap((setting) => ["-c", setting])];
  const query = (database: string, sql: string): Promise<string> => ask(binaries, { port, database, sql });
  let server: Running | undefined;
  const resume = async (): Promise<void> => {
    server = start(command, { cwd: "/", log: toolLog("postgres") });
    await untilItAnswers(server, () => query("postgres", "select 1"));
  };
  const halt = async (): Promise<void> => {
    await server?.stop("SIGINT", 10);
  };
  const stop = async (): Promise<void> => {
    await halt();
    rmSync(join(data, ".."), { recursive: true, force: true });
  };
  atTheEnd(stop);
  await resume();
  const createDatabase = async (name: string): Promise<string> => {
    await query("postgres", `create database "${name}"`);
    return `postgresql://postgres:${PASSWORD}@127.0.0.1:${String(port)}/${name}`;
  };
  return { port, version: await query("postgres", "show server_version"), query, halt, resume, stop, createDatabase };
}

async function ask(binaries: string, what: { readonly port: number; readonly database: string; readonly sql: string }): Promise<string> {
  const target = `postgresql://postgres@127.0.0.1:${String(what.port)}/${what.database}`;
  const answer = await run([join(binaries, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", target, "-c", what.sql], { seconds: 20 });
  if (answer.code !== 0) throw new Error(`psql: ${answer.all.trim().slice(-300)}`);
  return answer.output.trim();
}

async function untilItAnswers(server: Running, probe: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await probe().then(() => true, () => false))) {
    if (server.hasEnded() || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${server.all().slice(-400)}`);
    await wait(100);
  }
}

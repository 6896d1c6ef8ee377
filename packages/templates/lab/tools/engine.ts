import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { atTheEnd, run, start, type Environment } from "../processes.ts";
import { cacheRoot, cached, lock, toolLog } from "./cache.ts";
import { fromDebian, installedFromDebian } from "./installers.ts";
import { Missing, type Found, type Tool } from "./tool.ts";

const SUITE = "trixie";
const START_SECONDS = 90;
const PACKAGES = ["docker.io", "docker-cli", "docker-buildx", "docker-compose", "containerd"];
const HOST_PROGRAMS = { runc: "runc", iptables: "iptables", tini: "tini", mmdebstrap: "mmdebstrap" };

/** Where the private engine of this cache has its socket; short, since socket paths are. */
const socketFolder = join(tmpdir(), `create-backend-engine-${createHash("sha256").update(cacheRoot).digest("hex").slice(0, 8)}`);
const state = join(cacheRoot, "engine");

/** A Docker Engine with its client, buildx and compose: the one that answers already, or a private one out of Debian's packages. */
export const engine: Tool = {
  id: "engine",
  tier: 2,
  async find() {
    const ready = await answering({});
    if (ready !== undefined) return ready;
    if (process.platform !== "linux" || process.getuid?.() !== 0) throw new Missing("no Docker Engine answers and only root on Linux can start a private one");
    return await privateEngine();
  },
};

async function answering(environment: Environment, folder = ""): Promise<Found | undefined> {
  const program = folder === "" ? "docker" : join(folder, "docker");
  const answer = await run([program, "version", "--format", "{{.Server.Version}}"], { seconds: 10, env: environment });
  const compose = await run([program, "compose", "version", "--short"], { seconds: 10, env: environment });
  if (answer.code !== 0 || compose.code !== 0) return undefined;
  return { version: `${answer.output.trim()}, compose ${compose.output.trim()}`, folder, environment };
}

async function privateEngine(): Promise<Found> {
  const programs = await fromDebian(SUITE, PACKAGES);
  await installedFromDebian(HOST_PROGRAMS);
  const settings = await clientSettings(programs);
  const folder = join(programs, "usr", "bin");
  const environment = {
    PATH: [folder, join(programs, "usr", "sbin"), process.env.PATH, "/usr/sbin", "/sbin"].join(":"),
    DOCKER_HOST: `unix://${socketFolder}/docker.sock`,
    DOCKER_CONFIG: settings,
  };
  mkdirSync(join(socketFolder, "users"), { recursive: true });
  mkdirSync(state, { recursive: true });
  const unlock = await lock(join(state, "start.lock"));
  try {
    writeFileSync(join(socketFolder, "users", String(process.pid)), "");
    atTheEnd(leave);
    const ready = (await answering(environment, folder)) ?? (await startEngine(environment, folder));
    return ready;
  } finally {
    unlock();
  }
}

async function clientSettings(programs: string): Promise<string> {
  return await cached(`engine-client/${SUITE}`, async (target) => {
    await Promise.resolve();
    cpSync(join(programs, "usr/libexec/docker/cli-plugins"), join(target, "cli-plugins"), { recursive: true });
    writeFileSync(join(target, "config.json"), "{}\n");
    const init = join(programs, "usr/bin/docker-init"); // `init: true` of a compose file
    rmSync(init, { force: true });
    symlinkSync("/usr/bin/tini", init);
  });
}

function writeSettings(): { readonly containerd: string; readonly dockerd: string } {
  const containerd = join(state, "containerd.toml");
  const lines = ["version = 2", `root = "${state}/containerd"`, `state = "${socketFolder}/containerd"`, 'disabled_plugins = ["io.containerd.grpc.v1.cri"]', "[grpc]", `address = "${socketFolder}/containerd.sock"`];
  writeFileSync(containerd, `${lines.join("\n")}\n`);
  const dockerd = join(state, "daemon.json");
  writeFileSync(dockerd, JSON.stringify({
    "data-root": `${state}/docker`,
    "exec-root": `${socketFolder}/docker`,
    pidfile: `${socketFolder}/docker.pid`,
    containerd: `${socketFolder}/containerd.sock`,
    hosts: [`unix://${socketFolder}/docker.sock`],
    "storage-driver": "overlay2",
    bip: "172.29.1.1/24",
    "default-address-pools": [{ base: "172.31.0.0/16", size: 24 }],
  }));
  return { containerd, dockerd };
}

async function startEngine(environment: Environment, folder: string): Promise<Found> {
  const settings = writeSettings();
  rmSync(join(socketFolder, "docker.pid"), { force: true });
  const log = toolLog("engine");
  const containerd = start(["containerd", "--config", settings.containerd], { env: environment, log, outlives: true });
  writeFileSync(join(socketFolder, "containerd.pid"), String(containerd.pid));
  const dockerd = start(["dockerd", "--config-file", settings.dockerd], { env: environment, log, outlives: true });
  const deadline = Date.now() + START_SECONDS * 1000;
  for (;;) {
    const ready = await answering(environment, folder);
    if (ready !== undefined) {
      await empty(environment, folder);
      return ready;
    }
    if (dockerd.hasEnded() || Date.now() > deadline) break;
    await wait(200);
  }
  const said = dockerd.all().trim().split("\n").at(-1)?.slice(0, 300) ?? "";
  throw new Missing(`the private Docker Engine did not start: ${said}`);
}

/** An engine that starts brings back the containers of a lab that was cut off: they would compete with this one. */
async function empty(environment: Environment, folder: string): Promise<void> {
  const docker = (args: readonly string[]): Promise<{ readonly output: string }> => run([join(folder, "docker"), ...args], { seconds: 120, env: environment });
  const left = (await docker(["ps", "--all", "--quiet"])).output.split("\n").filter((id) => id !== "");
  if (left.length > 0) await docker(["rm", "--force", "--volumes", ...left]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The last lab that uses the private engine stops it. */
async function leave(): Promise<void> {
  const unlock = await lock(join(state, "start.lock"));
  try {
    const users = join(socketFolder, "users");
    rmSync(join(users, String(process.pid)), { force: true });
    for (const user of readdirSync(users)) {
      if (isAlive(Number(user))) return;
      rmSync(join(users, user), { force: true });
    }
    await endByPidFile("docker.pid");
    await endByPidFile("containerd.pid");
    await run(["ip", "link", "delete", "docker0"], { seconds: 10 });
  } finally {
    unlock();
  }
}

async function endByPidFile(name: string): Promise<void> {
  const file = join(socketFolder, name);
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8"));
  rmSync(file, { force: true });
  if (!(pid > 0) || !isAlive(pid)) return;
  process.kill(pid, "SIGTERM");
  for (let tries = 0; tries < 150 && isAlive(pid); tries += 1) await wait(100);
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}

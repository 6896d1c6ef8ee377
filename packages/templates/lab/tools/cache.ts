import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { run, type Limits, type Outcome } from "../processes.ts";
import { Missing } from "./tool.ts";

/** Where tools and images stay between two runs. */
export const cacheRoot = process.env.CREATE_BACKEND_CACHE ?? join(homedir(), ".cache", "create-backend-lab");

const logs = join(import.meta.dirname, "..", ".logs", "tools");
const LOCK_PATIENCE_SECONDS = 1800;

/** The log of a tool's installation. */
export function toolLog(key: string): string {
  return join(logs, `${key.replaceAll(/[^\w.-]+/g, "-")}.log`);
}

const building = new Map<string, Promise<string>>();

/**
 * Answers the folder `key` of the cache, built once by `build` for all runs of the lab on this machine.
 * Two labs at once wait for each other; a half-built folder is thrown away.
 */
export async function cached(key: string, build: (folder: string) => Promise<void>): Promise<string> {
  const known = building.get(key);
  if (known !== undefined) return await known;
  const made = make(key, build);
  building.set(key, made);
  return await made;
}

async function make(key: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheRoot, key);
  const complete = join(folder, ".complete");
  if (existsSync(complete)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const unlock = await lock(`${folder}.lock`);
  try {
    if (existsSync(complete)) return folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await build(folder);
    writeFileSync(complete, "");
    return folder;
  } finally {
    unlock();
  }
}

/** Takes a lock file that names its holder; a dead holder's lock is taken over. */
export async function lock(path: string): Promise<() => void> {
  const patience = Date.now() + LOCK_PATIENCE_SECONDS * 1000;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (!isHeld(path)) rmSync(path, { force: true });
      else if (Date.now() > patience) throw new Missing(`another run holds ${path}`);
      else await wait(500);
    }
  }
}

function isHeld(path: string): boolean {
  try {
    process.kill(Number(readFileSync(path, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs one command of an installation; anything but exit 0 means the tool is missing. */
export async function install(key: string, command: readonly string[], limits: Omit<Limits, "log">): Promise<Outcome> {
  const outcome = await run(command, { ...limits, log: toolLog(key) });
  if (outcome.code === 0) return outcome;
  const said = outcome.all.trim().split("\n").slice(-2).join(" ").slice(0, 300);
  const end = outcome.timedOut ? `took more than ${String(limits.seconds)} s` : `answered ${String(outcome.code ?? outcome.signal)}`;
  throw new Missing(`${command.slice(0, 4).join(" ")} ${end}: ${said}`);
}

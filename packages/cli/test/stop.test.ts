import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureBuilt, program, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
let work: string;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  work = join(place.folder, "work");
  mkdirSync(work);
});
afterEach(() => place.remove());

function start(words: readonly string[], environment: Readonly<Record<string, string>> = {}): { child: ChildProcess; ended: Promise<number | string> } {
  const child = spawn(process.execPath, [program, "shop", "--yes", ...words], { cwd: work, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  return { child, ended: new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal ?? ""))) };
}

/** Tells when something appears in the folder. */
function appears(folder: string): Promise<string> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_, name) => {
      watcher.close();
      resolve(name ?? "");
    });
  });
}

const whole = (): boolean => existsSync(join(work, "shop/backend.yaml")) && existsSync(join(work, "shop/.backend/lock.json"));

describe("a stop while it writes", () => {
  it.each([["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const)("by %s leaves nothing behind", async (signal, code) => {
    const first = appears(work);
    const { child, ended } = start(["--no-install", "--no-git"]);
    await first;
    child.kill(signal);
    const exit = await ended;
    // It may have been quicker than the signal: then everything is there.
    expect([[code, []], [0, ["shop"]]]).toContainEqual([exit, readdirSync(work)]);
    expect(exit === 0).toBe(whole());
  });

  it("while git commits leaves nothing behind, and no git running", async () => {
    const bin = join(place.folder, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "git"), `#!/bin/sh\n[ "$1" = rev-parse ] && exit 1\ntouch ${join(place.folder, "started")}\nsleep 30\n`, { mode: 0o755 });
    const { child, ended } = start(["--no-install"], { PATH: `${bin}:${process.env["PATH"] ?? ""}` });
    while (!existsSync(join(place.folder, "started"))) await setTimeout(20);
    child.kill("SIGINT");
    expect([await ended, readdirSync(work)]).toEqual([130, []]);
  });

  it.each([0, 5, 10, 20, 40, 80])("by SIGKILL after %i ms leaves the target whole or absent", async (delay) => {
    const first = appears(work);
    const { child, ended } = start(["--no-install", "--no-git"]);
    await first;
    await setTimeout(delay);
    child.kill("SIGKILL");
    await ended;
    expect(existsSync(join(work, "shop"))).toBe(whole());
  });
});

describe("a stop while it installs", () => {
  it("leaves the repository whole and ends what was started", async () => {
    const bin = join(place.folder, "bin");
    mkdirSync(bin);
    const slow = `#!/bin/sh\necho $$ > ${join(place.folder, "pid")}\nexec sleep 30\n`;
    for (const tool of ["pnpm", "npx"]) writeFileSync(join(bin, tool), slow, { mode: 0o755 });
    const { child, ended } = start(["--no-git"], { PATH: `${bin}:${process.env["PATH"] ?? ""}` });
    while (!existsSync(join(place.folder, "pid"))) await setTimeout(20);
    child.kill("SIGINT");
    expect([await ended, readdirSync(work), whole()]).toEqual([130, ["shop"], true]);
  });
});

describe("an install that fails", () => {
  it("leaves the repository, says what to run, and is no failure", async () => {
    const bin = join(place.folder, "bin");
    mkdirSync(bin);
    for (const tool of ["pnpm", "npx"]) writeFileSync(join(bin, tool), "#!/bin/sh\necho 'ERR_META_FETCH_FAIL request to registry failed'\nexit 1\n", { mode: 0o755 });
    const { child, ended } = start(["--no-git"], { PATH: `${bin}:${process.env["PATH"] ?? ""}` });
    let said = "";
    child.stdout?.on("data", (text: Buffer) => (said += text.toString()));
    expect([await ended, whole()]).toEqual([0, true]);
    expect(said.replace(/\s+/g, " ")).toMatch(/The install failed \(ERR_META_FETCH_FAIL request to registry failed\)\. The repository is complete; run there: pnpm install/);
  });
});

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt, program, scratch } from "./built.ts";
import { change, commit, git, olderRepository, rewrite, snapshot } from "./older.ts";

const place = scratch();
const [original, root] = [join(place.folder, "original"), join(place.folder, "shop")];
let [before, after]: [unknown, unknown] = [undefined, undefined];
/** Milliseconds of an update from start to end, here and now. */
let took = 500;

/** Dies without a word at the nth call that changes the disk, or at a word to git. */
const assassin = `
import processes from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
let left = Number(process.env.DIE_AT ?? Infinity);
for (const name of ["writeFileSync", "renameSync", "rmSync", "rmdirSync", "mkdirSync", "chmodSync"]) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (left-- <= 0) process.kill(process.pid, "SIGKILL");
    return real(...args);
  };
}
const ask = processes.spawnSync;
processes.spawnSync = (program, words, options) => {
  if (process.env.DIE_AT_GIT !== undefined && words.includes(process.env.DIE_AT_GIT)) process.kill(process.pid, "SIGKILL");
  return ask(program, words, options);
};
syncBuiltinESMExports();
`;
/** Every how many of the writes; 1 is thorough and takes minutes. */
const stride = Number(process.env["KILL_EVERY"] ?? 8);
const times = Number(process.env["KILLS"] ?? 5);
const killer = join(place.folder, "assassin.mjs");

const state = () => [snapshot(root), git(root, "ls-files", "--stage")];
const run = (...words: string[]) => spawnSync(process.execPath, [program, "update", "--no-install", ...words], { cwd: root, encoding: "utf8" });
const killedAt = (at: number, ...words: string[]) => spawnSync(process.execPath, ["--import", killer, program, "update", "--no-install", ...words], { cwd: root, env: { ...process.env, DIE_AT: String(at) } }).signal !== null;
const decide = (): void => change(root, "tsconfig.json", (text) => text.replace(/<<<<<<<[^]*?>>>>>>> [^\n]*/, '    "strict": true,'));
function fresh(): void {
  rmSync(root, { recursive: true, force: true });
  cpSync(original, root, { recursive: true, verbatimSymlinks: true });
}

beforeAll(async () => {
  await ensureBuilt();
  writeFileSync(killer, assassin);
  olderRepository(original, (files) => {
    rewrite(files, "tsconfig.json", (text) => text.replace('"strict": true', '"strict": false'));
    rewrite(files, "compose.yaml", (text) => `# an old remark\n${text}`);
    files.set("old/untouched.md", { content: "# Old\n", executable: false, owner: "managed" });
    files.delete("monitoring/prometheus/alerts.yml");
  });
  change(original, "tsconfig.json", (text) => text.replace('"strict": false', '"strict": "mine"'));
  commit(original);
  fresh();
  before = state();
  const started = performance.now();
  run("--yes");
  took = performance.now() - started;
  after = state();
}, 120_000);
afterAll(() => place.remove());

describe("an update that is killed", () => {
  it("at each of its writes leaves the old state, or one that --abort and --continue lead back and on from", () => {
    let at = 0;
    for (; ; at += stride) {
      fresh();
      const { signal } = spawnSync(process.execPath, ["--import", killer, program, "update", "--yes", "--no-install"], { cwd: root, env: { ...process.env, DIE_AT: String(at) } });
      if (signal === null) break;
      const aborted = run("--abort");
      expect([at, aborted.status === 0 || aborted.stderr.includes("CB-154"), state()]).toEqual([at, true, before]);
      fresh();
      spawnSync(process.execPath, ["--import", killer, program, "update", "--yes", "--no-install"], { cwd: root, env: { ...process.env, DIE_AT: String(at) } });
      const went = run("--continue");
      expect([at, went.status, state()]).toEqual([at, went.status, went.stderr.includes("CB-154") ? before : after]);
    }
    expect(at).toBeGreaterThan(20);
  }, 300_000);

  it("at random moments is taken back every time", async () => {
    for (let index = 0; index < times; index++) {
      fresh();
      const child = spawn(process.execPath, [program, "update", "--yes", "--no-install"], { cwd: root, stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("close", resolve));
      await setTimeout(Math.random() * took);
      child.kill("SIGKILL");
      await ended;
      run("--abort");
      expect(state()).toEqual(before);
    }
    console.log(`killed at ${times} random moments, restored ${times} times`);
  }, 300_000 + times * 20_000);

  it("at random moments is gone on with to what it would have become, or has not begun", async () => {
    let began = 0;
    for (let index = 0; index < times; index++) {
      fresh();
      const child = spawn(process.execPath, [program, "update", "--yes", "--no-install"], { cwd: root, stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("close", resolve));
      while (!existsSync(join(root, ".git/create-backend-update")) && child.exitCode === null) await setTimeout(1);
      await setTimeout(Math.random() * 60);
      child.kill("SIGKILL");
      await ended;
      const unbegun = run("--continue").stderr.includes("CB-154");
      began += unbegun ? 0 : 1;
      expect(state()).toEqual(unbegun ? before : after);
    }
    console.log(`killed at ${times} random moments, ${began} of them after it had begun: gone on with ${began} times`);
  }, 300_000 + times * 20_000);

  it("on a branch of its own is on that branch when it is gone on with, and off it when it is taken back", () => {
    const there = () => [state(), git(root, "branch", "--format=%(refname:short)%(HEAD)")];
    fresh();
    const old = there();
    run("--yes", "--branch", "update/next");
    const wanted = there();
    for (const [word, [next, expected]] of [["--continue", ["checkout", wanted]], ["--abort", ["checkout", old]], ["--continue", ["update-index", wanted]], ["--abort", ["update-index", old]]] as const) {
      fresh();
      const { signal } = spawnSync(process.execPath, ["--import", killer, program, "update", "--no-install", "--yes", "--branch", "update/next"], { cwd: root, env: { ...process.env, DIE_AT_GIT: next } });
      run(word);
      expect([word, next, signal, there()]).toEqual([word, next, "SIGKILL", expected]);
    }
  }, 120_000);

  it("while it is gone on with is gone on with by the next --continue, before people have decided and after", () => {
    for (const decided of [false, true]) {
      const begin = (): void => {
        fresh();
        if (!decided) return void killedAt(40, "--yes");
        run("--yes");
        decide();
      };
      begin();
      run("--continue");
      const wanted = state();
      for (let at = 0; ; at += decided ? Math.ceil(stride / 3) : stride) {
        begin();
        const killed = killedAt(at, "--continue");
        if (killed) run("--continue");
        expect([at, state()]).toEqual([at, wanted]);
        if (!killed) break;
      }
    }
  }, 300_000);

  it("while it is taken back is taken back by the next --abort", () => {
    for (let at = 0; ; at += stride) {
      fresh();
      run("--yes");
      const { signal } = spawnSync(process.execPath, ["--import", killer, program, "update", "--abort"], { cwd: root, env: { ...process.env, DIE_AT: String(at) } });
      run("--abort");
      expect([at, state()]).toEqual([at, before]);
      if (signal === null) return;
    }
  }, 300_000);
});

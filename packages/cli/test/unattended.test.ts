import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt, program, scratch } from "./built.ts";
import { change, commit, git, olderRepository, rewrite } from "./older.ts";

const place = scratch();
beforeAll(ensureBuilt, 120_000);
afterAll(() => place.remove());

/** Runs the steps of the generated workflow as a runner does, with a gh that writes down what it is asked and a remote beside. */
function runWorkflow(name: string, edit: (root: string) => void, pushedBefore: (root: string, remote: string) => void = () => undefined, gh = ""): { code: number; asked: string; plan: string; pushed: string } {
  const [root, bin, temp, remote] = ["shop", "bin", "temp", "remote.git"].map((part) => join(place.folder, name, part)) as [string, string, string, string];
  for (const folder of [root, bin, temp]) mkdirSync(folder, { recursive: true });
  olderRepository(root, (files) => rewrite(files, "tsconfig.json", (text) => text.replace('"strict": true', '"strict": false')));
  edit(root);
  commit(root);
  git(place.folder, "init", "-q", "--bare", remote);
  pushedBefore(root, remote);
  git(root, "config", `url.${remote}.insteadOf`, "https://x-access-token:token@github.com/acme/shop.git");
  const script = (file: string, text: string): void => {
    writeFileSync(join(bin, file), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, file), 0o755);
  };
  script("npx", `shift 2; exec "${process.execPath}" "${program}" "$@" --no-install`);
  script("gh", `echo "$@" >> "${temp}/asked"\n${gh}`);
  const workflow = parse(readFileSync(join(import.meta.dirname, "../../../examples/shop-modular-monolith-fastify/project/.github/workflows/update.yml"), "utf8")) as { jobs: { update: { steps: { run?: string }[] } } };
  const environment = { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}`, RUNNER_TEMP: temp, GITHUB_OUTPUT: join(temp, "output"), GH_TOKEN: "token", REPOSITORY: "acme/shop", NO_COLOR: "1" };
  let code = 0;
  for (const { run } of workflow.jobs.update.steps) {
    if (run === undefined || (code !== 0)) continue;
    const told = /code=(\d)/.exec(spawnSync("cat", [join(temp, "output")], { encoding: "utf8" }).stdout)?.[1] ?? "";
    code = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], { cwd: root, env: { ...environment, CODE: told } }).status ?? 1;
  }
  const text = (file: string): string => spawnSync("cat", [join(temp, file)], { encoding: "utf8" }).stdout;
  return { code, asked: text("asked"), plan: text("plan.md"), pushed: spawnSync("git", ["show", "create-backend/update:tsconfig.json"], { cwd: remote, encoding: "utf8" }).stdout };
}

describe("the generated workflow", () => {
  it("pushes a branch and opens a pull request with the plan as its text", () => {
    const { code, asked, plan, pushed } = runWorkflow("clean", () => undefined);
    expect([code, asked.includes("pr create --head create-backend/update"), asked.includes("--draft"), plan.includes("create-backend 0.0.9 → 0.1.0"), pushed.includes('"strict": true')]).toEqual([0, true, false, true, true]);
  });

  it.each([
    ["somebody", "ada@example.com", 1, '"strict": "decided"'],
    ["an update before", "create-backend@localhost", 0, '"strict": true'],
  ])("writes over what %s has pushed to the branch only where nobody decided anything", (name, email, exit, stands) => {
    const { code, pushed } = runWorkflow(name.replaceAll(" ", "-"), () => undefined, (root, remote) => {
      git(root, "switch", "-q", "--create", "create-backend/update");
      change(root, "tsconfig.json", (text) => text.replace('"strict": false', '"strict": "decided"'));
      git(root, "-c", `user.email=${email}`, "commit", "-qam", "x");
      git(root, "push", "-q", remote, "create-backend/update");
      git(root, "switch", "-q", "main");
      git(root, "branch", "-qD", "create-backend/update");
    });
    expect([code, pushed.includes(stands)]).toEqual([exit, true]);
  });

  it("opens a draft with the clean part when there is a conflict, commits no marker, and fails", () => {
    const { code, asked, plan, pushed } = runWorkflow("conflict", (root) => change(root, "tsconfig.json", (text) => text.replace('"strict": false', '"strict": "mine"')));
    expect([code, asked.includes("--draft"), plan.includes("1 to decide"), pushed.includes("<<<<<<<"), pushed.includes('"strict": "mine"')]).toEqual([3, true, true, false, true]);
  });

  it.each([
    ["no drafts and no pull request yet", 'case "$*" in *--draft* | "pr edit"*) exit 1;; esac', /pr create [^\n]*--draft\npr edit [^\n]*\npr create [^\n]*--title Decide first: /],
    ["no drafts and a pull request", 'case "$*" in "pr create"* | *--undo*) exit 1;; esac', /pr create [^\n]*--draft\npr edit [^\n]*\npr ready [^\n]*--undo\npr edit [^\n]*--title Decide first: [^\n]*\n$/],
  ])("says in the title that there is something to decide where there are %s", (name, gh, calls) => {
    const { code, asked } = runWorkflow(name.replaceAll(" ", "-"), (root) => change(root, "tsconfig.json", (text) => text.replace('"strict": false', '"strict": "mine"')), () => undefined, gh);
    expect(asked).toMatch(calls);
    expect(code).toBe(3);
  });
});

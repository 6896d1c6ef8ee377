import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cuts, inQuill, textOf, yamlOf } from "./made-up.ts";

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly services?: Readonly<Record<string, { readonly image: string }>>;
  readonly if?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe.each(cuts)("the workflow of a $decomposition on $compute", (cut) => {
  const rendering = inQuill(cut);
  const text = textOf(rendering, ".github/workflows/ci.yml");
  const workflow = yamlOf<Workflow>(rendering, ".github/workflows/ci.yml");
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it("runs the commands of the repository, each as it is", () => {
    const { formatCheck, lint, typecheck, test, integration, build, check, audit, image, installLocked } = rendering.system.commands;
    const ran = steps.flatMap(({ run }) => run ?? []);
    expect([formatCheck, lint, typecheck, test, integration, build, check, audit, image, installLocked].filter((command) => !ran.includes(command))).toEqual([]);
  });

  it("gives nobody more than they need and says why", () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) expect(job.permissions, name).toBeDefined();
    expect(text.split("\n").filter((line) => /^ {6}[a-z-]+: (read|write)/.test(line) && !line.includes("#"))).toEqual([]);
  });

  it("pins every action to a commit and keeps no credentials on the runner", () => {
    for (const { uses, with: inputs } of steps) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/@[0-9a-f]{40}$/);
      if (uses.startsWith("actions/checkout@")) expect(inputs).toMatchObject({ "persist-credentials": false });
    }
  });

  it("limits time and parallel runs", () => {
    expect(workflow.concurrency).toBeDefined();
    expect(jobs.filter(([, job]) => job["timeout-minutes"] === undefined)).toEqual([]);
  });

  it("tests against the same store as production", () => {
    const compose = yamlOf<{ services: Record<string, { image: string }> }>(rendering, "compose.yaml");
    expect(workflow.jobs["integration"]?.services?.["postgres"]?.image).toBe(compose.services["postgres"]?.image);
  });

  it("releases only what passed everything, and deploys only what was released and attested, guarded by the environment", () => {
    const { release, deploy } = workflow.jobs;
    expect(release?.needs).toEqual(["verify", "integration", "security", "operations"]);
    expect(deploy?.needs).toEqual(["release"]);
    expect(deploy?.environment).toBe("production");
    expect([release?.if, deploy?.if]).toEqual(["startsWith(github.ref, 'refs/tags/v')", "startsWith(github.ref, 'refs/tags/v')"]);
    const attested = release?.steps.flatMap((step) => (step.uses?.startsWith("actions/attest@") ? [step.name] : []));
    expect(attested).toEqual(rendering.system.apps.map(({ name }) => `Attest ${name}`));
    for (const { name } of rendering.system.apps) expect(deploy?.steps.some(({ run }) => run?.includes(`gh attestation verify "oci://$IMAGE_${name.toUpperCase()}"`)), name).toBe(true);
  });

  // On Kubernetes it is the cluster that is told.
  if (cut.compute === "containers") it("tells the platform the version by which the images are tagged", () => {
    const { release, deploy } = workflow.jobs;
    const script = deploy?.steps.find(({ name }) => name === "Tell the platform")?.run ?? "";
    const folder = mkdtempSync(join(tmpdir(), "create-backend-hook-"));
    for (const tool of ["jq", "curl"]) writeFileSync(join(folder, tool), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const env = { PATH: `${folder}:${process.env["PATH"] ?? ""}`, VERSION: "v1.2.3", DEPLOY_HOOK_URL: "https://platform.example", IMAGE_API: "ghcr.io/shop/api@sha256:0" };
    const { status } = spawnSync("bash", ["-e", "-c", script], { cwd: folder, env });
    const told = readFileSync(join(folder, "release.json"), "utf8");
    rmSync(folder, { recursive: true });
    expect([status, /--arg version (\S+)/.exec(told)?.[1]]).toEqual([0, "1.2.3"]);
    expect(release?.steps.some(({ run }) => run?.includes('--tag "$registry/$1:${GITHUB_REF_NAME#v}"'))).toBe(true);
  });

  it("releases what is on main alone", () => {
    const script = workflow.jobs["security"]?.steps.find(({ name }) => name === "Releases come from main")?.run ?? "";
    const folder = mkdtempSync(join(tmpdir(), "create-backend-pipeline-"));
    const git = (words: string): string => spawnSync("git", ["-c", "user.name=x", "-c", "user.email=x@localhost", ...words.split(" ")], { cwd: folder, encoding: "utf8" }).stdout.trim();
    for (const words of ["init -q -b main", "commit -q --allow-empty -m one", "update-ref refs/remotes/origin/main HEAD", "commit -q --allow-empty -m two"]) git(words);
    const outcomes = ["HEAD~", "HEAD"].map((commit) => spawnSync("bash", ["-e", "-c", script], { cwd: folder, env: { ...process.env, GITHUB_SHA: git(`rev-parse ${commit}`) } }).status);
    rmSync(folder, { recursive: true });
    expect(outcomes).toEqual([0, 1]);
  });

  it("puts no expression into a script", () => {
    expect(steps.filter(({ run }) => run?.includes("${{")).map(({ name }) => name)).toEqual([]);
  });

  it("watches every ecosystem with a cool-down", () => {
    const { updates } = yamlOf<{ updates: readonly { "package-ecosystem": string; cooldown: { "default-days": number } }[] }>(rendering, ".github/dependabot.yml");
    expect(updates.map((update) => update["package-ecosystem"])).toEqual([...new Set(rendering.system.updates.map(({ ecosystem }) => ecosystem))].sort());
    expect(updates.every(({ cooldown }) => cooldown["default-days"] >= 7)).toBe(true);
  });
});

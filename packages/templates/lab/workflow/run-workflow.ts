import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, type Environment } from "../processes.ts";
import { condition, substitute, type Scope, type Value } from "./expressions.ts";
import { matrixOf, needsOf, ordered, readPairs, type Job, type Variables, type Workflow, type WorkflowStep } from "./workflow.ts";

/** Where a workflow's steps are carried out. */
export interface Ground {
  /** A clean clone: what `actions/checkout` would give. */
  readonly clone: string;
  /** A folder for the runner's own files. */
  readonly temporary: string;
  readonly environment: Environment;
  readonly log: string;
  readonly github: Scope;
  readonly note: (text: string) => void;
  /** Starts a job's services; answers where each `127.0.0.1:port` of the workflow really is. */
  readonly services: (job: Job) => Promise<ReadonlyMap<string, string>>;
  /** Gets ready what a script needs, and answers why it cannot run here, if it cannot. */
  readonly prepare: (script: string, variables: Variables) => Promise<string | undefined>;
}

/** What became of a workflow. */
export interface Course {
  readonly ran: readonly string[];
  /** Steps that cannot run here, with the reason. */
  readonly left: readonly string[];
  /** The first step that failed, with its last words. */
  readonly failed?: { readonly step: string; readonly output: string };
}

const STEP_SECONDS = 900;

/** Actions whose effect the ground has already, or that only store and restore. */
const KNOWN_ACTIONS = /^(actions\/(checkout|setup-node|setup-python|setup-go|cache|upload-artifact|download-artifact)|astral-sh\/setup-uv|pnpm\/action-setup|docker\/setup-buildx-action)@/;

/** Carries out the run steps of every job whose condition holds, in order, and stops at the first that fails. */
export async function runWorkflow(workflow: Workflow, ground: Ground): Promise<Course> {
  const ran: string[] = [];
  const left: string[] = [];
  const outputs: Record<string, Value> = {};
  const skippedJobs = new Set<string>();
  for (const [id, job] of ordered(workflow.jobs)) {
    const needs = Object.fromEntries(needsOf(job).map((needed) => [needed, { outputs: outputs[needed] ?? {}, result: "success" }]));
    const scope: Scope = { github: ground.github, vars: {}, secrets: {}, needs, runner: { temp: ground.temporary, os: "Linux", arch: "X64" } };
    if (needsOf(job).some((needed) => skippedJobs.has(needed)) || !condition(job.if, scope)) {
      skippedJobs.add(id);
      left.push(`job ${id}: its condition does not hold for a push to main`);
      continue;
    }
    for (const matrix of matrixOf(job)) {
      const bench = { id, job, workflow, ground, ran, left, scope: { ...scope, matrix } };
      const result = await runJob(bench);
      if ("failed" in result) return { ran, left, failed: result.failed };
      outputs[id] = result.outputs;
    }
  }
  return { ran, left };
}

interface Bench {
  readonly id: string;
  readonly job: Job;
  readonly workflow: Workflow;
  readonly ground: Ground;
  readonly scope: Scope;
  readonly ran: string[];
  readonly left: string[];
}

type JobResult = { readonly outputs: Readonly<Record<string, Value>> } | { readonly failed: NonNullable<Course["failed"]> };

async function runJob(bench: Bench): Promise<JobResult> {
  const { job, workflow, ground } = bench;
  const places = await ground.services(job);
  const steps: Record<string, Value> = {};
  let variables: Variables = { ...workflow.env, ...job.env };
  let path: readonly string[] = [];
  for (const [index, step] of (job.steps ?? []).entries()) {
    const title = `${bench.id}: ${step.name ?? step.run?.split("\n")[0] ?? step.uses ?? String(index)}`;
    const scope: Scope = { ...bench.scope, steps, env: { ...variables }, job: { status: "success" } };
    if (!condition(step.if, scope)) continue;
    if (step.run === undefined) {
      if (!KNOWN_ACTIONS.test(step.uses ?? "")) bench.left.push(`${title}: ${step.uses ?? "no script"} runs on GitHub only`);
      continue;
    }
    const given = filled({ ...variables, ...step.env }, scope, places);
    const script = substitute(step.run, scope);
    const reason = await ground.prepare(script, given);
    if (reason !== undefined) {
      bench.left.push(`${title}: ${reason}`);
      continue;
    }
    const began = performance.now();
    const done = await runScript(bench, step, { script, variables: given, path, index });
    ground.note(`${title}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (!done.ok && step["continue-on-error"] !== true) return { failed: { step: title, output: done.output } };
    bench.ran.push(title);
    variables = { ...variables, ...done.environment };
    path = [...done.path, ...path];
    if (step.id !== undefined) steps[step.id] = { outputs: done.outputs, outcome: done.ok ? "success" : "failure" };
  }
  const scope: Scope = { ...bench.scope, steps };
  return { outputs: Object.fromEntries(Object.entries(job.outputs ?? {}).map(([name, text]) => [name, substitute(text, scope)])) };
}

/** Fills expressions, and sends what the workflow addresses to a service to where it is in this run. */
function filled(variables: Variables, scope: Scope, places: ReadonlyMap<string, string>): Variables {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => {
    let text = substitute(String(value), scope);
    for (const [from, to] of places) text = text.replaceAll(from, to);
    return [name, text];
  }));
}

interface Script {
  readonly script: string;
  readonly variables: Variables;
  readonly path: readonly string[];
  readonly index: number;
}

interface Done {
  readonly ok: boolean;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly path: readonly string[];
}

async function runScript(bench: Bench, step: WorkflowStep, { script, variables, path, index }: Script): Promise<Done> {
  const { ground, job, workflow } = bench;
  const folder = join(ground.temporary, `${bench.id}-${String(index)}`);
  mkdirSync(folder, { recursive: true });
  const files = Object.fromEntries(["OUTPUT", "ENV", "PATH", "STEP_SUMMARY", "STATE"].map((name) => [`GITHUB_${name}`, join(folder, name.toLowerCase())]));
  for (const file of Object.values(files)) writeFileSync(file, "");
  const shell = step.shell ?? job.defaults?.run?.shell ?? workflow.defaults?.run?.shell;
  const command = shellCommand(shell, join(folder, "script"));
  writeFileSync(join(folder, "script"), script);
  const env = { ...ground.environment, ...runnerVariables(ground), ...files, ...variables, PATH: [...path, ground.environment.PATH ?? ""].join(delimiter) } as Environment;
  const below = step["working-directory"] ?? job.defaults?.run?.["working-directory"] ?? workflow.defaults?.run?.["working-directory"] ?? ".";
  const outcome = await run(command, { cwd: join(ground.clone, below), env, seconds: STEP_SECONDS, log: ground.log });
  const read = (name: string): string => (existsSync(files[name] ?? "") ? readFileSync(files[name] ?? "", "utf8") : "");
  return {
    ok: outcome.code === 0,
    output: outcome.all,
    outputs: readPairs(read("GITHUB_OUTPUT")),
    environment: readPairs(read("GITHUB_ENV")),
    path: read("GITHUB_PATH").split("\n").filter((line) => line !== "").reverse(),
  };
}

/** The shells of GitHub's runners, as they are called there. */
function shellCommand(shell: string | undefined, file: string): readonly string[] {
  if (shell === undefined) return ["bash", "-e", file];
  if (shell === "bash") return ["bash", "--noprofile", "--norc", "-eo", "pipefail", file];
  if (shell === "sh") return ["sh", "-e", file];
  throw new Error(`the lab knows no shell "${shell}"`);
}

function runnerVariables({ github, clone, temporary }: Ground): Environment {
  const named = Object.entries(github).flatMap(([name, value]) => (typeof value === "string" ? [[`GITHUB_${name.toUpperCase()}`, value] as const] : []));
  return { CI: "true", ...Object.fromEntries(named), GITHUB_WORKSPACE: clone, RUNNER_TEMP: temporary, RUNNER_OS: "Linux", RUNNER_ARCH: "X64" };
}

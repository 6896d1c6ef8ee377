import { parse } from "yaml";
import type { Value } from "./expressions.ts";

/** A workflow file, as far as its steps go. */
export interface Workflow {
  readonly name?: string;
  readonly on: unknown;
  readonly env?: Variables;
  readonly defaults?: Defaults;
  readonly jobs: Readonly<Record<string, Job>>;
}

export type Variables = Readonly<Record<string, string | number | boolean>>;

interface Defaults {
  readonly run?: { readonly shell?: string; readonly "working-directory"?: string };
}

/** One job. */
export interface Job {
  readonly if?: string | boolean;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly env?: Variables;
  readonly defaults?: Defaults;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly services?: Readonly<Record<string, { readonly image: string; readonly ports?: readonly (string | number)[]; readonly env?: Variables }>>;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> };
  readonly steps?: readonly WorkflowStep[];
}

/** One step: it runs a script or uses an action. */
export interface WorkflowStep {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string | boolean;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Variables;
  readonly shell?: string;
  readonly "working-directory"?: string;
  readonly "continue-on-error"?: boolean;
}

/** Reads a workflow file. */
export function readWorkflow(text: string): Workflow {
  return parse(text) as Workflow;
}

/** Every combination of a job's matrix; one empty one where there is no matrix. */
export function matrixOf(job: Job): readonly Readonly<Record<string, Value>>[] {
  const { include, exclude, ...axes } = job.strategy?.matrix ?? {};
  if (exclude !== undefined) throw new Error("the lab does not read matrix.exclude");
  let rows: Record<string, Value>[] = [{}];
  for (const [axis, values] of Object.entries(axes)) {
    if (!Array.isArray(values)) throw new Error(`matrix.${axis} is no list`);
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [axis]: value as Value })));
  }
  const extra = Array.isArray(include) ? (include as Record<string, Value>[]) : [];
  return Object.keys(axes).length === 0 && extra.length > 0 ? extra : [...rows, ...(Object.keys(axes).length === 0 ? [] : extra)];
}

/** Jobs in an order in which each comes after those it needs. */
export function ordered(jobs: Readonly<Record<string, Job>>): readonly (readonly [string, Job])[] {
  const done = new Set<string>();
  const order: (readonly [string, Job])[] = [];
  const visit = (id: string): void => {
    const job = jobs[id];
    if (job === undefined || done.has(id)) return;
    done.add(id);
    for (const needed of needsOf(job)) visit(needed);
    order.push([id, job]);
  };
  for (const id of Object.keys(jobs)) visit(id);
  return order;
}

/** The jobs that a job waits for. */
export function needsOf(job: Job): readonly string[] {
  return typeof job.needs === "string" ? [job.needs] : (job.needs ?? []);
}

/** Reads the files by which steps speak to each other: `name=value` lines and `name<<END` blocks. */
export function readPairs(text: string): Readonly<Record<string, string>> {
  const pairs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const block = /^([^=\s]+)<<(.+)$/.exec(line);
    if (block?.[1] !== undefined) {
      const end = lines.indexOf(block[2] ?? "", index + 1);
      pairs[block[1]] = lines.slice(index + 1, end < 0 ? undefined : end).join("\n");
      index = end < 0 ? lines.length : end;
    } else if (line.includes("=")) pairs[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
  }
  return pairs;
}

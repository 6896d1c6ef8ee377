import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { toolchainOf, type Combination } from "./combinations.ts";
import type { Environment } from "./processes.ts";
import { inTurn } from "./quiet.ts";
import { readRepository, type Repository } from "./repository.ts";
import { openServices, type Services } from "./services.ts";
import { Disproved, type Step, type StepContext, type StepResult } from "./step.ts";
import { isRequired, type Found } from "./tools/tool.ts";
import { search } from "./tools/toolbox.ts";

/** One cell of the table. */
export interface StepRow {
  readonly id: string;
  readonly title: string;
  readonly result: StepResult;
  readonly seconds: number;
}

/** One row of the table. */
export interface CombinationRow {
  readonly combination: Combination;
  readonly steps: readonly StepRow[];
  readonly seconds: number;
}

/** How a combination is driven. */
export interface Drive {
  readonly steps: readonly Step[];
  readonly directory: string;
  readonly thorough: boolean;
  readonly foreign: boolean;
  readonly logs: string;
  readonly onStep: (row: StepRow) => void;
}

/** The green word: nothing failed, and something passed. */
export function isGreen(row: CombinationRow): boolean {
  return row.steps.every(({ result }) => result.status !== "failed") && row.steps.some(({ result }) => result.status === "passed");
}

/** Runs every step of a combination, in order, and answers its row. Never rejects for what a step finds. */
export async function runCombination(combination: Combination, drive: Drive): Promise<CombinationRow> {
  const began = performance.now();
  const services = openServices(combination);
  const folder = join(drive.logs, combination.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const rows: StepRow[] = [];
  const passedLines = new Set<string>();
  let repository: Repository | undefined;
  const read = (): Promise<Repository> => Promise.resolve((repository ??= readRepository(drive.directory)));
  for (const step of drive.steps) {
    const start = performance.now();
    const log = join(folder, `${step.id}.log`);
    const result = await inTurn(step.alone === true, () => verdict(step, rows, { combination, services, log, drive, passedLines, repository: read }));
    appendFileSync(log, `\n= ${result.status}: ${"reason" in result ? result.reason : result.detail}\n`);
    const row = { id: step.id, title: step.title, result, seconds: (performance.now() - start) / 1000 };
    rows.push(row);
    drive.onStep(row);
  }
  await services.stop();
  return { combination, steps: rows, seconds: (performance.now() - began) / 1000 };
}

interface Bench {
  readonly combination: Combination;
  readonly services: Services;
  readonly log: string;
  readonly drive: Drive;
  readonly passedLines: Set<string>;
  readonly repository: () => Promise<Repository>;
}

async function verdict(step: Step, earlier: readonly StepRow[], bench: Bench): Promise<StepResult> {
  if (step.long === true && !bench.drive.thorough) return { status: "skipped", reason: "it runs under --all only" };
  const missing = step.notFor?.(bench.combination);
  if (missing !== undefined) return { status: "skipped", reason: missing };
  const broken = step.after.find((id) => earlier.some((row) => row.id === id && row.result.status !== "passed"));
  if (broken !== undefined) return { status: "skipped", reason: `${broken} did not pass` };
  try {
    const tools = await collect(step.needs.flatMap((id) => (id === "toolchain" ? toolchainOf(bench.combination) : [id])));
    if ("status" in tools) return tools;
    const result = await step.run(contextOf(bench, tools));
    if (result.status === "skipped" && isRequired(step)) return { status: "failed", detail: `required, but ${result.reason}` };
    return result;
  } catch (error) {
    if (error instanceof Disproved) return { status: "failed", detail: error.message };
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    appendFileSync(bench.log, `\n${told}\n`);
    return { status: "failed", detail: `the step could not be carried out: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function collect(needs: readonly string[]): Promise<ReadonlyMap<string, Found> | StepResult> {
  const tools = new Map<string, Found>();
  for (const id of needs) {
    const answer = await search(id);
    if ("reason" in answer) return answer.required ? { status: "failed", detail: `required, but ${answer.reason}` } : { status: "skipped", reason: answer.reason };
    tools.set(id, answer.found);
  }
  return tools;
}

function contextOf({ combination, services, log, drive, passedLines, repository }: Bench, tools: ReadonlyMap<string, Found>): StepContext {
  return {
    combination,
    directory: drive.directory,
    repository,
    services,
    tool(id) {
      const found = tools.get(id);
      if (found === undefined) throw new Error(`the step uses ${id} without naming it among its needs`);
      return found;
    },
    environment: environmentOf([...tools.values()]),
    passedLines,
    thorough: drive.thorough,
    foreign: drive.foreign,
    log,
    note: (text) => appendFileSync(log, `${text}\n`),
  };
}

/** The environment in which programs of these tools are found first. */
export function environmentOf(found: readonly Found[]): Environment {
  const folders = found.map((tool) => tool.folder).filter((folder) => folder !== "");
  const path = [...folders, process.env.PATH ?? ""].join(delimiter);
  const settings = found.reduce<Environment>((all, tool) => ({ ...all, ...tool.environment }), {});
  const ownPath = settings.PATH === undefined ? path : [...folders, settings.PATH].join(delimiter);
  return { ...settings, PATH: ownPath };
}

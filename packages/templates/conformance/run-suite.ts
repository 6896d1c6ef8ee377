import { setTimeout as pause } from "node:timers/promises";
import type { Check, Run } from "./check.ts";
import { allChecks } from "./checks/index.ts";
import type { Row, SuiteOptions } from "./suite-options.ts";
import { openWorld, type World } from "./world.ts";

export type {
  AppSpec,
  BackendStarter,
  Exit,
  Instance,
  LogReader,
  ModuleSpec,
  OutageHook,
  Outages,
  Patience,
  Row,
  SuiteOptions,
  TokenChange,
  TokenSource,
} from "./suite-options.ts";

const longestCheckMs = 180_000;

/** Is this check named, by its id or its topic? */
function isNamed(check: Check, names: readonly string[]): boolean {
  return names.some((name) => check.id === name || check.id.startsWith(`${name}.`));
}

function sayCause(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** What went wrong in one run; empty when nothing did. */
async function faultOf({ subject, run }: Run): Promise<string> {
  const timer = new AbortController();
  const late = pause(longestCheckMs, "late" as const, { signal: timer.signal });
  late.catch(() => undefined);
  const label = subject === "" ? "" : `[${subject}] `;
  try {
    const first = await Promise.race([run(), late]);
    return first === "late" ? `${label}no verdict after ${longestCheckMs / 1000} s` : "";
  } catch (cause) {
    return label + sayCause(cause);
  } finally {
    timer.abort();
  }
}

async function judge(check: Check, world: World): Promise<Pick<Row, "outcome" | "detail">> {
  const exception = Object.entries(world.options.notApplicable ?? {}).find(([name]) => isNamed(check, [name]));
  if (exception !== undefined) return { outcome: "skipped", detail: exception[1] };
  const plan = check.plan(world);
  if ("skipped" in plan) return { outcome: "skipped", detail: plan.skipped };
  const faults: string[] = [];
  for (const run of plan.runs) {
    const fault = await faultOf(run);
    if (fault !== "") faults.push(fault);
    if (fault !== "" && world.options.firstFaultOnly === true) break;
  }
  return faults.length === 0 ? { outcome: "passed", detail: "" } : { outcome: "failed", detail: faults.join("\n") };
}

/**
 * Checks a running backend against the contract, one row per check, in order and one at a time.
 * Creates entities and leaves them; throws only when the options contradict themselves.
 */
export async function runSuite(options: SuiteOptions): Promise<readonly Row[]> {
  const world = openWorld(options);
  for (const name of [...(options.only ?? []), ...Object.keys(options.notApplicable ?? {})]) {
    if (!allChecks.some((check) => isNamed(check, [name]))) throw new Error(`no check or topic is called "${name}"`);
  }
  const chosen = allChecks.filter((check) => options.only === undefined || isNamed(check, options.only));
  const rows: Row[] = [];
  for (const check of chosen) {
    const started = performance.now();
    const verdict = await judge(check, world);
    const { id, title, contract } = check;
    const row: Row = { id, title, contract, ...verdict, elapsedMs: Math.round(performance.now() - started) };
    rows.push(row);
    options.onRow?.(row);
  }
  return rows;
}

/** Ids of every check, in order. */
export const checkIds: readonly string[] = allChecks.map((check) => check.id);

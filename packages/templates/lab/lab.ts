import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readArguments, usage, type Wish } from "./arguments.ts";
import { chooseSteps } from "./choose-steps.ts";
import { combinations, type Combination } from "./combinations.ts";
import { endEverything, endOnSignals } from "./processes.ts";
import { merge, readResults, recorded, withTable, writeResults } from "./results.ts";
import { isGreen, runCombination, type CombinationRow, type StepRow } from "./run-combination.ts";
import { keepScratch, scratchFolder } from "./scratch.ts";
import { steps } from "./steps/index.ts";

const here = import.meta.dirname;
const root = join(here, "..", "..", "..");
const AT_ONCE = 2;

async function drive(combination: Combination, wish: Wish): Promise<CombinationRow> {
  const foreign = wish.repository !== undefined;
  const directory = foreign ? resolve(wish.repository) : join(scratchFolder(combination.name), "shop");
  const onStep = (row: StepRow): void => {
    console.log(`${combination.name}  ${sentence(row)}`);
  };
  const row = await runCombination(combination, { steps: chooseSteps(steps, wish), directory, thorough: wish.thorough, foreign, logs: join(here, ".logs"), onStep });
  if (wish.keep) console.log(`${combination.name}  left in ${directory}`);
  return row;
}

function sentence({ id, result, seconds }: StepRow): string {
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  if (result.status === "skipped") return `–${time}  ${id}  SKIPPED because ${result.reason}`;
  return `${result.status === "passed" ? "✓" : "✗"}${time}  ${id}  ${result.detail}`;
}

/** Drives the combinations, never more than two at a time. */
async function driveAll(wish: Wish): Promise<readonly CombinationRow[]> {
  const waiting = [...wish.combinations];
  const rows: CombinationRow[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) rows.push(await drive(next, wish));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return rows.sort((a, b) => wish.combinations.indexOf(a.combination) - wish.combinations.indexOf(b.combination));
}

function summary(row: CombinationRow): string {
  const count = (status: string): number => row.steps.filter(({ result }) => result.status === status).length;
  const verdict = isGreen(row) ? "green" : "RED";
  return `${verdict.padEnd(6)} ${row.combination.name.padEnd(28)} ${String(count("passed"))} passed, ${String(count("failed"))} failed, ${String(count("skipped"))} skipped  ${row.seconds.toFixed(0)} s`;
}

function keepResults(rows: readonly CombinationRow[]): void {
  const date = new Date().toISOString().slice(0, 10);
  const file = join(here, "results.json");
  const all = merge(readResults(file), rows.map((row) => recorded(row, date)), combinations.map(({ name }) => name));
  writeResults(file, all);
  const readme = join(root, "README.md");
  if (existsSync(readme)) writeFileSync(readme, withTable(readFileSync(readme, "utf8"), all));
}

async function main(): Promise<number> {
  const wish = readArguments(process.argv.slice(2));
  if (wish === "help" || wish === "list") {
    console.log(wish === "help" ? usage : [...combinations.map(({ name, title }) => `${name}  ${title}`), "", ...steps.map(({ id, title }) => `${id}  ${title}`)].join("\n"));
    return 0;
  }
  mkdirSync(join(here, ".logs"), { recursive: true });
  if (wish.keep) keepScratch();
  const rows = await driveAll(wish);
  if ((wish.thorough || wish.write) && wish.repository === undefined && wish.only === undefined && wish.without.length === 0) keepResults(rows);
  console.log(["", ...rows.map(summary), `${String(rows.filter(isGreen).length)} passed, ${String(rows.filter((row) => !isGreen(row)).length)} failed`].join("\n"));
  return rows.every(isGreen) ? 0 : 1;
}

endOnSignals();
let code = 2;
try {
  code = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
} finally {
  await endEverything();
}
process.exit(code);

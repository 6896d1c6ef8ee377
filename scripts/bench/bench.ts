/** `pnpm bench`: the figures of the README, each a ratio within one run. `--write` puts them into the README. `pnpm bench guard` takes long and has a table of its own; `--size 0` to `3` takes one size of it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decisions } from "./decide.ts";
import { growth } from "./growth.ts";
import { guard, writeGuardTable } from "./guard.ts";
import type { Figure } from "./measure.ts";
import { npx } from "./npx.ts";
import { targetNode } from "./peers.ts";
import { startup } from "./startup.ts";
import { update } from "./update.ts";

const root = join(import.meta.dirname, "../..");
const work = process.env["CREATE_BACKEND_BENCH"] ?? join(tmpdir(), "create-backend-bench");
mkdirSync(work, { recursive: true });

const suites: Record<string, () => Figure[]> = {
  startup: () => startup(root, work, targetNode(work)),
  npx: () => npx(root, work),
  decide: () => decisions(),
  update: () => update(work),
};
const [sizeFlag, size] = process.argv.slice(process.argv.indexOf("--size"));
const wanted = process.argv.slice(2).filter((arg, index, all) => !arg.startsWith("--") && all[index - 1] !== "--size");
const alone = wanted.length === 1 && wanted[0] === "guard";
if (alone) suites["guard"] = () => (sizeFlag === "--size" ? guard(root, Number(size)) : [...guard(root), ...growth(root)]);
if (wanted.length > 0 && !alone && process.argv.includes("--write")) throw new Error("The table is written whole: leave out the names with --write.");
const figures = Object.entries(suites).flatMap(([name, suite]) => (wanted.length === 0 || wanted.includes(name) ? suite() : []));

const table = ["| What | Measured | Goal | |", "| --- | --- | --- | --- |", ...figures.map(({ what, figure, goal, met }) => `| ${what} | ${figure} | ${goal} | ${met ? "met" : "missed"} |`)].join("\n");
console.log(table);
if (process.argv.includes("--write")) {
  const readme = join(root, "README.md");
  if (alone) writeGuardTable(readme, table);
  else writeFileSync(readme, readFileSync(readme, "utf8").replace(/(<!-- figures -->\n)[\s\S]*?(<!-- \/figures -->)/, `$1${table}\n$2`));
}

/** `pnpm bench`: the figures of the README, each a ratio within one run. `--write` puts them into the README. `pnpm bench guard` takes long and has a table of its own, with languages and growth; `--size 0` to `3` takes one size of it, `pnpm bench languages` one part. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureReady } from "../setup.mjs";
import { decisions } from "./decide.ts";
import { growth } from "./growth.ts";
import { guard, writeGuardTable } from "./guard.ts";
import { languageFigures } from "./languages.ts";
import type { Figure } from "./measure.ts";
import { npx } from "./npx.ts";
import { targetNode } from "./peers.ts";
import { startup } from "./startup.ts";
import { update } from "./update.ts";

const root = join(import.meta.dirname, "../..");
const work = process.env["CREATE_BACKEND_BENCH"] ?? join(tmpdir(), "create-backend-bench");
mkdirSync(work, { recursive: true });

type Suites = Readonly<Record<string, () => Iterable<Figure> | AsyncIterable<Figure>>>;
const short: Suites = {
  startup: () => startup(root, work, targetNode(work)),
  npx: () => npx(root, work),
  decide: () => decisions(work),
  update: () => update(work),
};
const long = { guard: () => guard(root), languages: () => languageFigures(root), growth: () => growth(root) } satisfies Suites;

const sizeAt = process.argv.indexOf("--size");
const size = sizeAt < 0 ? undefined : Number(process.argv[sizeAt + 1]);
const wanted = process.argv.slice(2).filter((arg, index, all) => !arg.startsWith("--") && all[index - 1] !== "--size");
const alone = wanted.length === 1 && wanted[0] === "guard";
const written = process.argv.includes("--write");
if (written && (alone ? size !== undefined : wanted.length > 0)) throw new Error("The table is written whole: leave out the names and the size with --write.");

// What is measured is the binary: it has to be of this source.
ensureReady();
const figures: Figure[] = [];
const named: Suites = alone ? (size === undefined ? long : { guard: () => guard(root, size) }) : wanted.length === 0 ? short : { ...short, languages: long.languages, growth: long.growth };
const suites = Object.entries(named).filter(([name]) => alone || wanted.length === 0 || wanted.includes(name));
for (const [, suite] of suites)
  for await (const figure of suite()) {
    console.error(rowOf(figure));
    figures.push(figure);
  }

const table = ["| What | Measured | Goal | |", "| --- | --- | --- | --- |", ...figures.map(rowOf)].join("\n");
console.log(table);
if (written) {
  const readme = join(root, "README.md");
  if (alone) writeGuardTable(readme, table);
  else writeFileSync(readme, readFileSync(readme, "utf8").replace(/(<!-- figures -->\n)[\s\S]*?(<!-- \/figures -->)/, `$1${table}\n$2`));
}

function rowOf({ what, figure, goal, met }: Figure): string {
  return `| ${what} | ${figure} | ${goal} | ${met ? "met" : "missed"} |`;
}

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { largestPage } from "../../packages/cli/bench/page.ts";
import { ownCases } from "../../packages/templates/bench/own-cases.ts";
import { median, type Figure } from "./measure.ts";

/** How long a decision takes in process, and how often it is the experts'. */
export function decisions(work: string): Figure[] {
  const { plain, flips } = times(work);
  const page = largestPage() / 1000;
  const { all, ours, trivial } = ownCases();
  return [
    { what: "one decision, confidence included", figure: `${plain.toFixed(1)} ms`, goal: "at most 10 ms", met: plain <= 10 },
    { what: "one decision with flips and stability", figure: `${flips.toFixed(0)} ms`, goal: "at most 150 ms", met: flips <= 150 },
    { what: "page of a decision (`--html`), largest of the own cases", figure: `${page.toFixed(0)} kB`, goal: "under 400 kB", met: page < 400 },
    { what: `own cases decided as the expert would, of ${all} (always monolith, containers, the strongest language: ${trivial})`, figure: String(ours), goal: "at least 95 %", met: ours / all >= 0.95 },
  ];
}

interface Times {
  readonly plain: number;
  readonly flips: number;
}

/** Medians of three processes that run the engine bundled, as it is published: what starts this script wraps every function, and that would be measured, too. */
function times(work: string): Times {
  const bundle = join(work, "time-decisions.mjs");
  const root = join(import.meta.dirname, "../..");
  buildSync({ absWorkingDir: root, entryPoints: [join(import.meta.dirname, "time-decisions.ts")], outfile: bundle, bundle: true, minify: true, format: "esm", platform: "node", target: "node20", conditions: ["@create-backend/source"], mainFields: ["module", "main"], banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' }, logLevel: "error" });
  const runs = Array.from({ length: 3 }, () => JSON.parse(execFileSync(process.execPath, [bundle], { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } })) as Times);
  return { plain: median(runs.map(({ plain }) => plain)), flips: median(runs.map(({ flips }) => flips)) };
}

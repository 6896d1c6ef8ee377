import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { cache, repositoryOf } from "../../packages/policies/bench/corpus.ts";
import { editorTimes } from "../../packages/policies/bench/editor.ts";
import { generateRepository } from "../../packages/policies/bench/generated.ts";
import { median, type Figure } from "./measure.ts";

const small = 10_000;
const large = 100_000;

interface Cost {
  readonly seconds: number;
  readonly peak: number;
}

/** How a check grows with a generated repository, and how long an editor waits for the verdicts on one file. */
export function growth(root: string): Figure[] {
  const [some, many] = [checkOf(root, small), checkOf(root, large)];
  const ratio = many.seconds / some.seconds;
  const times = editorTimes(repositoryOf(join(cache, "trees", "editor"), ["rxjs", "effect", "typeorm"]));
  const middle = median(times);
  return [
    { what: `${large} generated files by ${small} (${many.seconds.toFixed(1)} s by ${some.seconds.toFixed(1)} s of processor)`, figure: `${ratio.toFixed(1)} times as long`, goal: "at most 12 times", met: ratio <= 12 },
    { what: `${large} generated files, peak memory`, figure: `${many.peak.toFixed(0)} MB`, goal: "at most 1000 MB", met: many.peak <= 1000 },
    { what: `one changed file in the editor, of ${times.length}`, figure: `${middle.toFixed(2)} ms`, goal: "at most 5 ms", met: middle <= 5 },
  ];
}

/** Processor time and peak memory of one whole check. */
function checkOf(root: string, files: number): Cost {
  const folder = join(cache, "trees", `generated-${files}`);
  generateRepository(folder, files);
  spawnSync("git", ["init", "--quiet"], { cwd: folder });
  const { status, stderr } = spawnSync("/usr/bin/time", ["-f", "%U %S %M", "node", join(root, "packages/cli/bin/create-backend.js"), "check", folder, "--no-cache"], { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  const [user = 0, system = 0, kilobytes = 0] = stderr.trim().split(/\s+/).slice(-3).map(Number);
  if (status !== 0) throw new Error(`A generated repository of ${files} files is not clean: ${stderr.slice(-300)}`);
  return { seconds: user + system, peak: kilobytes / 1000 };
}

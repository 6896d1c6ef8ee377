import { cpSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { cache, pythonTools, wheel } from "../../packages/policies/bench/corpus.ts";
import { filesBelow } from "../../packages/policies/bench/differential/files.ts";
import { extractionTimes } from "../../packages/policies/bench/extraction.ts";
import { agreed, against, cold, ourCheck, put } from "./guard.ts";
import type { Figure } from "./measure.ts";
import { Runs } from "./whole.ts";

const rounds = 5;
const application = "wagtail";

/** Python as whole processes; Java, Go and C# as the extraction alone, in this process. */
export async function* languageFigures(root: string): AsyncIterable<Figure> {
  yield* pythonFigures(root);
  for await (const { name, files, theirs, ours } of extractionTimes()) {
    const [their, our] = [Math.min(...theirs), Math.min(...ours)];
    yield { what: `${files} files of ${name}, extraction: web-tree-sitter 0.27.2, parsing alone, fastest pass (${their.toFixed(0)} ms) by ours (${our.toFixed(0)} ms)`, figure: `${(their / our).toFixed(1)} times our time`, goal: "at least 10.0 times", met: their / our >= 10 };
  }
}

/** A whole check against what only builds the graph of imports, on an application's sources. */
function* pythonFigures(root: string): Iterable<Figure> {
  const python = pythonTools("grimp-2.5", ["grimp==2.5", "ruff==0.16.9"]);
  const folder = pythonTree(wheel("wagtail==7.0", python));
  const files = agreed(folder);
  const runs = new Runs(folder);
  const [grimp, ruff, ours] = ["grimp 2.5", "ruff 0.16.9 analyze graph", "cold"];
  const build = `import sys; sys.path.insert(0, "modules"); import grimp; grimp.build_graph("${application}", include_external_packages=True, cache_dir=None)`;
  for (let round = 0; round < rounds; round++) {
    runs.add(ours, cold(ourCheck(root, folder)));
    runs.add(ruff, { command: [join(dirname(python), "ruff"), "analyze", "graph", `modules/${application}`], exits: [0], says: /^\{\s*"/ });
    if (round < 3) runs.add(grimp, { command: [python, "-c", build], exits: [0] });
  }
  yield against(runs, `${files} files of Python, cold`, [grimp, ours, 8]);
  yield against(runs, `${files} files of Python, cold`, [ruff, ours, 1 / 2.5]);
}

/** The sources of a wheel as a module of a repository; what it serves to browsers and its templates of projects are left out. */
function pythonTree(unpacked: string): string {
  const folder = join(cache, "trees", "python");
  rmSync(folder, { recursive: true, force: true });
  for (const path of filesBelow(join(unpacked, application), /\.py$/)) {
    const inside = path.slice(unpacked.length + 1);
    if (inside.includes("/project_template/")) continue;
    mkdirSync(dirname(join(folder, "modules", inside)), { recursive: true });
    cpSync(path, join(folder, "modules", inside));
  }
  put(folder, "backend.yaml", `version: 1\nname: bench\nlanguage: python\ndecomposition: modular-monolith\nmodules:\n  ${application}: { owner: team-${application} }\n`);
  // An application of Django has no domain layer; with one, no policy of the default pack is idle.
  put(folder, `modules/${application}/domain/money.py`, "from decimal import Decimal\n\nMoney = Decimal\n");
  put(folder, "pyproject.toml", `[project]\nname = "bench"\nversion = "1.0.0"\n`);
  return folder;
}

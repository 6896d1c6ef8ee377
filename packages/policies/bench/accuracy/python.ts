import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ourEdges } from "./our-edges.ts";
import { edge, scoreOf, type Class, type Score } from "./score.ts";

/** Compares resolved edges with those of grimp over packages that lie in `root` of a repository (`""`, `src`). */
export function scorePython(folder: string, { subject, root, packages, python }: { readonly subject: string; readonly root: string; readonly packages: readonly string[]; readonly python: string }): Score {
  const base = join(folder, root);
  const script = fileURLToPath(new URL("oracles/grimp_edges.py", import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script, base, ...packages], { encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`grimp ended with ${status}: ${stderr.slice(-400)}`);
  const answer = JSON.parse(stdout) as { readonly modules: readonly string[]; readonly edges: readonly (readonly [string, string])[] };
  const prefix = root === "" ? "" : `${root}/`;
  const fileOf = new Map(answer.modules.flatMap((name) => {
    const path = name.replaceAll(".", "/");
    const file = [`${path}/__init__.py`, `${path}.py`].find((candidate) => existsSync(join(base, candidate)));
    return file === undefined ? [] : [[name, prefix + file] as const];
  }));
  const known = new Set(fileOf.values());
  const theirs = new Set<string>();
  for (const [from, to] of answer.edges) {
    const [user, used] = [fileOf.get(from), fileOf.get(to)];
    if (user !== undefined && used !== undefined && user !== used) theirs.add(edge(user, used));
  }
  const { edges, written } = ourEdges(folder, "python");
  const stubs = new Set([...edges].filter((each) => each.endsWith(".pyi")).map((each) => dirname(each)));
  const inside = (each: string): boolean => each.split(" → ").every((path) => known.has(path));
  return scoreOf(subject, { files: known.size, ours: new Set([...edges].filter(inside)), theirs, classify: (each, side) => classOf(each, side, { written, stubs }) });
}

/** grimp sees no stubs (what a compiled module shows of itself) and follows no `import_module("…")`. */
function classOf(each: string, side: "missed" | "extra", { written, stubs }: { readonly written: ReadonlyMap<string, string>; readonly stubs: ReadonlySet<string> }): Class | undefined {
  if (side === "extra") return written.get(each)?.startsWith("dynamic ") === true ? { reason: "import_module or __import__ with the name written out", right: "ours" } : undefined;
  const [from = "", to = ""] = each.split(" → ");
  return to.endsWith("/__init__.py") && stubs.has(edge(from, dirname(to))) ? { reason: "a name of a package that is a compiled module with a stub", right: "ours" } : undefined;
}

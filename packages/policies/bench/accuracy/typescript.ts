import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ourEdges } from "./our-edges.ts";
import { edge, scoreOf, type Class, type Score } from "./score.ts";

interface Cruised {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly module: string; readonly resolved: string; readonly couldNotResolve: boolean; readonly coreModule: boolean }[] }[];
}

/** Compares resolved local edges with those of dependency-cruiser over the same files. */
export function scoreTypeScript(folder: string, subject: string, tools: string): Score {
  const { sources, edges, written } = ourEdges(folder, "typescript");
  const known = new Set(sources);
  const theirs = new Map<string, string>();
  for (const { source, dependencies } of cruise(folder, tools).modules) {
    if (!known.has(source)) continue;
    for (const { module, resolved, couldNotResolve, coreModule } of dependencies)
      if (!couldNotResolve && !coreModule && resolved !== source && !resolved.includes("node_modules/")) theirs.set(edge(source, resolved), module);
  }
  const ours = new Map([...written].map(([each, word]) => [keyOf(each, specifierOf(word)), each]));
  const theirsBy = new Map([...theirs].map(([each, module]) => [keyOf(each, module), each]));
  return scoreOf(subject, { files: sources.length, ours: edges, theirs: new Set(theirs.keys()), classify: (each, side) => (side === "extra" ? (extraClass(written.get(each) ?? "") ?? besideClass(each, theirsBy.get(keyOf(each, specifierOf(written.get(each) ?? ""))))) : missedClass(each, theirs.get(each) ?? "", ours)) });
}

function sourceOf(each: string): string {
  return each.slice(0, each.indexOf(" → "));
}

function keyOf(each: string, specifier: string): string {
  return `${sourceOf(each)} ${specifier}`;
}

function specifierOf(word: string): string {
  return word.slice(word.indexOf(" ") + 1);
}

function cruise(folder: string, tools: string): Cruised {
  const config = join(tools, "accuracy.cjs");
  const tsConfig = ["tsconfig.json", "tsconfig.base.json"].find((name) => existsSync(join(folder, name)));
  const options = {
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    ...(tsConfig === undefined ? {} : { tsConfig: { fileName: tsConfig } }),
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(node_modules|dist|coverage|\\.git)/" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".d.ts", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue", ".svelte"], exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  };
  writeFileSync(config, `module.exports = ${JSON.stringify({ forbidden: [], options })};\n`);
  const output = join(tools, "cruised.json");
  const { status, stderr } = spawnSync("node", ["--max-old-space-size=6000", join(tools, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"), ".", "--config", config, "-T", "json", "-f", output], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`dependency-cruiser ended with ${status}: ${stderr.slice(-400)}`);
  return JSON.parse(readFileSync(output, "utf8")) as Cruised;
}

const isNamed = (specifier: string): boolean => !/^\.{1,2}(?:\/|$)|^\//.test(specifier);

/** dependency-cruiser reads one tsconfig and follows packages only where they are installed and built; of what comments name it misses properties, and it does not count `require.resolve`. */
function extraClass(word: string): Class | undefined {
  const kind = word.slice(0, word.indexOf(" "));
  if (kind === "reference") return { reason: "a triple-slash reference", right: "ours" };
  if (kind === "require.resolve") return { reason: "require.resolve", right: "ours" };
  if (kind === "documentation") return { reason: "a type that a comment names inside a property or another type", right: "ours" };
  if (kind === "url" || kind === "worker") return { reason: "a file that a URL names", right: "ours" };
  if (kind === "type-query") return { reason: "a type from import()", right: "ours" };
  return isNamed(specifierOf(word)) ? { reason: "a package of this repository, or an alias of its own tsconfig", right: "ours" } : undefined;
}

/** The same import, led to what a package was built into, or to the declaration beside a script. */
function missedClass(each: string, module: string, ours: ReadonlyMap<string, string>): Class | undefined {
  const found = ours.get(keyOf(each, module));
  if (found !== undefined && isNamed(module)) return { reason: "a package of this repository by its build, where we lead to its source", right: "ours" };
  return besideClass(each, found);
}

/** The same import on both sides, led to a script by one and to the declaration beside it by the other. */
function besideClass(each: string, other: string | undefined): Class | undefined {
  return other !== undefined && stem(other) === stem(each) ? { reason: "a script and the declaration beside it", right: "both" } : undefined;
}

function stem(each: string): string {
  return each.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
}

import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { ourEdges } from "./our-edges.ts";
import { edge, scoreOf, type Class, type Score } from "./score.ts";

interface Package {
  readonly Dir: string;
  readonly Imports?: readonly string[];
  readonly TestImports?: readonly string[];
  readonly XTestImports?: readonly string[];
  readonly IgnoredGoFiles?: readonly string[];
  readonly ImportPath: string;
}

/** Compares imports between the packages of a module with `go list`; what it leaves out on this platform it says itself. */
export function scoreGo(folder: string, subject: string): Score {
  const { status, stdout, stderr } = spawnSync("go", ["list", "-e", "-json=Dir,ImportPath,Imports,TestImports,XTestImports,IgnoredGoFiles", "./..."], { cwd: folder, encoding: "utf8", maxBuffer: 1e9, env: { ...process.env, GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" } });
  if (stdout.trim() === "") throw new Error(`go list ended with ${status}: ${stderr.slice(-400)}`);
  const packages = JSON.parse(`[${stdout.replace(/^\}\n\{/gm, "},{")}]`) as readonly Package[];
  const place = (found: Package): string => found.Dir.slice(folder.length + 1);
  const folderOf = new Map(packages.map((found) => [found.ImportPath, place(found)]));
  const theirs = new Set<string>();
  const ignored = new Set(packages.flatMap((found) => (found.IgnoredGoFiles ?? []).map((name) => (place(found) === "" ? name : `${place(found)}/${name}`))));
  for (const found of packages)
    for (const path of [...(found.Imports ?? []), ...(found.TestImports ?? []), ...(found.XTestImports ?? [])]) {
      const target = folderOf.get(path);
      if (target !== undefined && target !== place(found)) theirs.add(edge(place(found), target));
    }
  const { sources, edges } = ourEdges(folder, "go");
  const byPackage = new Map<string, string[]>();
  const parent = (path: string): string => (dirname(path) === "." ? "" : dirname(path));
  for (const each of edges) {
    const [from = "", to = ""] = each.split(" → ");
    if (parent(from) !== parent(to)) byPackage.set(edge(parent(from), parent(to)), [...(byPackage.get(edge(parent(from), parent(to))) ?? []), from]);
  }
  const known = new Set(folderOf.values());
  return scoreOf(subject, { files: sources.length, ours: new Set(byPackage.keys()), theirs, classify: (each, side) => (side === "extra" ? extraClass(each, byPackage.get(each) ?? [], { ignored, known }) : undefined) });
}

function extraClass(each: string, files: readonly string[], { ignored, known }: { readonly ignored: ReadonlySet<string>; readonly known: ReadonlySet<string> }): Class | undefined {
  if (files.every((path) => ignored.has(path))) return { reason: "only in files for other platforms or tags, which go list leaves out", right: "ours" };
  const [from = "", to = ""] = each.split(" → ");
  return known.has(from) && known.has(to) ? undefined : { reason: "a folder that ./... leaves out (testdata, _names, a nested module)", right: "ours" };
}

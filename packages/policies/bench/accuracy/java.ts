import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ourEdges } from "./our-edges.ts";
import { edge, scoreOf, type Class, type Score } from "./score.ts";

/** Compares with what javac makes of every name in every source; types of absent libraries do not disturb it. */
export function scoreJava(folder: string, subject: string, java: string): Score {
  const script = fileURLToPath(new URL("oracles/JavaEdges.java", import.meta.url));
  const { status, stdout, stderr } = spawnSync(java, ["-Xmx4g", script, folder], { encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`javac ended with ${status}: ${stderr.slice(-400)}`);
  const [count = "0", ...lines] = stdout.trimEnd().split("\n");
  const theirs = new Set(lines.map((line) => edge(...(line.split("\t") as [string, string]))));
  const { edges, sources } = ourEdges(folder, "java");
  const several = declaredTwice(sources);
  const ours = new Set([...edges].filter((each) => !/(?:module|package)-info\.java/.test(each)));
  return scoreOf(subject, { files: Number(count), ours, theirs, classify: (each) => classOf(each, several) });
}

/** javac is given all modules at once and takes one of the types that several declare, each for itself; of what names those, it knows nothing more. */
function classOf(each: string, several: ReadonlySet<string>): Class | undefined {
  if (each.endsWith(".proto")) return { reason: "a type that is generated from a description", right: "ours" };
  return each.split(" → ").some((path) => several.has(typePath(path))) ? { reason: "a type that several modules declare, each for itself", right: "ours" } : undefined;
}

function declaredTwice(sources: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(sources.map(typePath).filter((path) => seen.has(path) || !seen.add(path)));
}

/** The part of a path that names the type. */
function typePath(path: string): string {
  return path.slice(path.lastIndexOf("/java/") + 1);
}

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ourEdges } from "./our-edges.ts";
import { edge, scoreOf, type Score } from "./score.ts";

/** Compares with what javac makes of every name in every source; types of absent libraries do not disturb it. */
export function scoreJava(folder: string, subject: string, java: string): Score {
  const script = fileURLToPath(new URL("oracles/JavaEdges.java", import.meta.url));
  const { status, stdout, stderr } = spawnSync(java, ["-Xmx4g", script, folder], { encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`javac ended with ${status}: ${stderr.slice(-400)}`);
  const [count = "0", ...lines] = stdout.trimEnd().split("\n");
  const theirs = new Set(lines.map((line) => edge(...(line.split("\t") as [string, string]))));
  const { edges } = ourEdges(folder, "java");
  const ours = new Set([...edges].filter((each) => !/(?:module|package)-info\.java/.test(each)));
  return scoreOf(subject, { files: Number(count), ours, theirs, classify: () => undefined });
}

import { join } from "node:path";
import { cache, goModule, mavenSources, npmTools, packages, pythonTools, repositoryOf, wheel } from "../corpus.ts";
import { scoreCSharp } from "./csharp.ts";
import { scoreGo } from "./go.ts";
import { scoreJava } from "./java.ts";
import { scorePython } from "./python.ts";
import { lineOf, type Score } from "./score.ts";
import { scoreTypeScript } from "./typescript.ts";

/**
 * Compares the edges that we resolve with each language's own tool, on published packages at pinned versions:
 * `tsx -C @create-backend/source packages/policies/bench/accuracy/run.ts [typescript python java go csharp]`, or on a checkout: `… typescript --folder DIR`.
 * Exit 1 below 99.5 % recall or precision in a language. Differences are printed by class.
 */
const wheels: readonly (readonly [spec: string, name: string])[] = [
  ["django==5.2.1", "django"], ["sqlalchemy==2.0.41", "sqlalchemy"], ["sympy==1.14.0", "sympy"], ["pandas==2.2.3", "pandas"], ["celery==5.5.2", "celery"],
  ["networkx==3.4.2", "networkx"], ["pydantic==2.11.4", "pydantic"], ["fastapi==0.115.12", "fastapi"], ["wagtail==7.0", "wagtail"],
];
const npm = ["rxjs", "effect", "viem", "wagmi", "zod", "typeorm", "webpack", "three"] as const;

const artifacts = ["org.springframework:spring-core:6.2.7", "org.springframework:spring-context:6.2.7", "com.google.guava:guava:33.4.8-jre", "org.apache.kafka:kafka-clients:3.9.1"];
const modules = ["github.com/gin-gonic/gin@v1.10.0", "github.com/prometheus/prometheus@v0.54.1", "github.com/gohugoio/hugo@v0.147.0", "github.com/traefik/traefik/v3@v3.4.0", "k8s.io/client-go@v0.33.0", "google.golang.org/grpc@v1.72.0"];

const at = process.argv.indexOf("--folder");
const folder = at < 0 ? undefined : process.argv[at + 1];
const asked = process.argv.slice(2).filter((word, index, all) => !word.startsWith("--") && all[index - 1] !== "--folder");

const languages: Readonly<Record<string, () => readonly Score[]>> = {
  typescript: () => {
    const tools = npmTools("dependency-cruiser", ["dependency-cruiser@17.4.3", "typescript@5.9.3"]);
    return folder === undefined ? npm.map((name) => scoreTypeScript(repositoryOf(join(cache, "trees", `accuracy-${name}`), [name]), packages[name], tools)) : [scoreTypeScript(folder, folder, tools)];
  },
  python: () => {
    const python = pythonTools("grimp", ["grimp==3.20"]);
    const [root = "", ...named] = folder === undefined ? [] : (process.env["PYTHON_PACKAGES"] ?? "").split(",");
    if (folder !== undefined) return [scorePython(folder, { subject: folder, root, packages: named, python })];
    return wheels.map(([spec, name]) => scorePython(wheel(spec, python), { subject: spec, root: "", packages: [name], python }));
  },
  java: () => (folder === undefined ? artifacts.map((artifact) => scoreJava(mavenSources(artifact), artifact, "java")) : [scoreJava(folder, folder, "java")]),
  csharp: () => scoreCSharp(folder),
  go: () => (folder === undefined ? modules.map((spec) => scoreGo(goModule(spec), spec)) : [scoreGo(folder, folder)]),
};

for (const [name, scores] of Object.entries(languages)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const all = scores();
  for (const score of all) {
    console.log(lineOf(score));
    for (const [reason, count] of score.classes) console.log(`  ${count} ${reason}`);
    for (const difference of score.wrong.slice(0, 20)) console.log(`  ${difference}`);
  }
  const total = { common: sum(all, "common"), missed: sum(all, "missed"), extra: sum(all, "extra") };
  const [recall, precision] = [total.common / (total.common + total.missed), total.common / (total.common + total.extra)];
  console.log(`${name}: ${sum(all, "files")} files, ${sum(all, "theirs")} edges; recall ${(100 * recall).toFixed(3)} %, precision ${(100 * precision).toFixed(3)} %`);
  if (Math.min(recall, precision) < 0.995) process.exitCode = 1;
}

function sum(scores: readonly Score[], key: "common" | "missed" | "extra" | "files" | "theirs"): number {
  return scores.reduce((total, score) => total + score[key], 0);
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cache, npmPackage, npmTools, packages } from "../corpus.ts";
import { compareGo, compareJava } from "./compiled.ts";
import { compareCSharp } from "./csharp.ts";
import type { Tally } from "./files.ts";
import { comparePython } from "./python.ts";
import { compareTypeScript } from "./typescript.ts";

/**
 * Compares every scanner with its language's own parser on published packages: `tsx bench/differential/run.ts [typescript python java go csharp]`.
 * Exit 1 on any difference. A language whose tool chain is absent is skipped with a word.
 */
const moreTypeScript = ["typeorm@1.1.1", "@react-spectrum/s2@1.7.1", "react-native@0.88.1", "webpack@5.112.2", "three@0.187.0", "@types/node@26.6.6"];
const wheels = ["django", "sqlalchemy", "sympy", "pandas", "celery", "wagtail", "homeassistant", "numpy", "networkx"];

const languages: Readonly<Record<string, () => Tally | string | Promise<Tally>>> = {
  typescript: () => {
    for (const spec of [...Object.values(packages), ...moreTypeScript]) npmPackage(spec);
    return compareTypeScript(join(cache, "npm"), npmTools("oxc", ["oxc-parser@0.159.0"]));
  },
  python: () => {
    const python = process.env["PYTHON"] ?? "python3";
    if (!runs(python, "--version")) return "python3 is not on the path";
    return comparePython(wheelsIn(join(cache, "pypi"), python), python);
  },
  java: () => {
    const home = process.env["JAVA_HOME"];
    const sources = home === undefined ? undefined : join(home, "lib/src.zip");
    if (home === undefined || sources === undefined || !existsSync(sources)) return "JAVA_HOME names no JDK with lib/src.zip";
    const folder = join(cache, "jdk");
    if (!existsSync(folder)) execFileSync("unzip", ["-qo", sources, "-d", folder]);
    return compareJava(folder, join(home, "bin/java"));
  },
  csharp: () => {
    const sources = process.env["CSHARP_SOURCES"];
    return sources === undefined ? "CSHARP_SOURCES names no folder (NuGet packages hold no sources)" : compareCSharp(sources, npmTools("tree-sitter", ["web-tree-sitter@0.27.2", "tree-sitter-c-sharp@0.23.5", "--ignore-scripts"]));
  },
  go: () => (runs("go", "version") ? compareGo(join(execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim(), "src")) : "go is not on the path"),
};

function runs(program: string, option: string): boolean {
  try {
    execFileSync(program, [option], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function wheelsIn(folder: string, python: string): string {
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const name of wheels) execFileSync(python, ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", folder, name], { stdio: "ignore" });
  for (const file of readdirSync(folder)) execFileSync("unzip", ["-qo", file, "-d", file.slice(0, file.indexOf("-"))], { cwd: folder });
  return folder;
}

const asked = process.argv.slice(2);
for (const [name, compare] of Object.entries(languages)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const result = await compare();
  if (typeof result === "string") {
    console.log(`SKIPPED ${name} because ${result}`);
    continue;
  }
  console.log(`${name}: ${result.facts} facts in ${result.files} files (${result.rejected} that the oracle rejects): ${result.differences.length} differences`);
  for (const difference of result.differences.slice(0, 20)) console.log(`  ${difference}`);
  if (result.differences.length > 0) process.exitCode = 1;
}

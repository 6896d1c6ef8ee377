/** `pnpm examples`: writes every example anew from its profile with the binary, which is built first when it is out of date; `--check` compares instead and fails on a difference. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureReady } from "./setup.mjs";

const root = join(import.meta.dirname, "..");
const examples = join(root, "examples");

/** Stories: folders of `examples/` with a profile. The project it becomes lies in `project/`. */
function stories(): string[] {
  return readdirSync(examples).filter((name) => existsSync(join(examples, name, "profile.yaml"))).sort();
}

function generate(story: string, into: string): string {
  const args = [join(root, "packages/cli/bin/create-backend.js"), "project", "--profile", join(examples, story, "profile.yaml"), "--yes", "--no-install", "--no-git"];
  const result = spawnSync(process.execPath, args, { cwd: into, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (result.status !== 0) throw new Error(`${story} could not be generated:\n${result.stderr}`);
  return join(into, "project");
}

function filesOf(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(folder, file), `${statSync(file).mode & 0o111 ? "x" : "-"}${readFileSync(file, "latin1")}`]));
}

function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort();
}

ensureReady();
let different = 0;
for (const story of stories()) {
  const work = mkdtempSync(join(tmpdir(), "create-backend-example-"));
  const fresh = generate(story, work);
  const committed = join(examples, story, "project");
  const paths = differences(filesOf(fresh), filesOf(committed));
  different += paths.length;
  console.log(`${story}: ${paths.length === 0 ? "as committed" : `${paths.length} files differ${process.argv.includes("--check") ? "" : ", written"}`}`);
  if (process.argv.includes("--check")) for (const path of paths) console.error(`  ${path}`);
  else {
    rmSync(committed, { recursive: true, force: true });
    cpSync(fresh, committed, { recursive: true });
  }
  rmSync(work, { recursive: true, force: true });
}
if (process.argv.includes("--check") && different > 0) {
  console.error("Run: pnpm examples, and read the difference.");
  process.exitCode = 1;
}

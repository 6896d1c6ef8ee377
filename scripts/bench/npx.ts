import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { medians, type Figure, type Subject } from "./measure.ts";
import { versionOf } from "./peers.ts";

/** Size of what users download, and the first run with an empty cache against create-vite. */
export function npx(root: string, work: string): Figure[] {
  const folder = join(work, "packed");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = spawnSync("npm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages/cli"), stdio: ["ignore", "ignore", "pipe"] });
  if (packed.status !== 0) throw new Error(packed.stderr.toString());
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  const megabytes = statSync(tarball).size / 1e6;
  const cache = join(work, "npx-cache");
  const subject = (name: string, spec: string): Subject => ({
    name,
    command: "npx",
    args: ["--yes", "--cache", cache, spec, "--help"],
    cwd: folder,
    before: () => rmSync(cache, { recursive: true, force: true }),
  });
  const all = medians([subject("ours", `file:${tarball}`), subject("create-vite", `create-vite@${versionOf("create-vite")}`)], 5);
  const ratio = (all.get("ours") ?? Number.NaN) / (all.get("create-vite") ?? Number.NaN);
  return [
    { what: "packed size", figure: `${megabytes.toFixed(2)} MB`, goal: "at most 5 MB", met: megabytes <= 5 },
    { what: `cold \`npx\` against create-vite (${(all.get("create-vite") ?? 0).toFixed(0)} ms)`, figure: `${ratio.toFixed(2)} times its time`, goal: "at most 1.5 times", met: ratio <= 1.5 },
  ];
}

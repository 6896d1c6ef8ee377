import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const packages = join(import.meta.dirname, "../..");
const cli = join(packages, "cli");
const sources = ["core/src", "templates/src", "templates/versions", "policies/src", "cli/src"].map((folder) => join(packages, folder));

/** The program as users run it. */
export const program = join(cli, "bin/create-backend.js");
export const distFolder = join(cli, "dist");

/** Builds the bundle when a source is newer. Several test files may ask at once; one builds. */
export async function ensureBuilt(): Promise<void> {
  const lock = join(cli, ".building");
  for (;;) {
    if (isFresh()) return;
    try {
      mkdirSync(lock);
      break;
    } catch {
      await setTimeout(200);
    }
  }
  try {
    const built = spawnSync(process.execPath, [join(cli, "node_modules/tsx/dist/cli.mjs"), "-C", "@create-backend/source", "build.mjs"], { cwd: cli, encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The build failed:\n${built.stderr}`);
  } finally {
    rmdirSync(lock);
  }
}

function isFresh(): boolean {
  const archive = join(distFolder, "THIRD-PARTY-LICENCES.txt");
  if (!existsSync(archive) || existsSync(join(cli, ".building"))) return false;
  const built = statSync(archive).mtimeMs;
  return sources.every((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).every((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs <= built));
}

/** A folder of this test's own, removed by the function that comes with it. */
export function scratch(): { readonly folder: string; remove(): void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "create-backend-test-")));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program with a closed stdin. */
export function createBackend(words: readonly string[], { folder, environment = {}, program: started = program }: { folder: string; environment?: Readonly<Record<string, string>>; program?: string }): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [started, ...words], { cwd: folder, env: { ...process.env, NO_COLOR: "1", ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

/** Says aloud why a test did not run, and that it did not. */
export function skipped(reason: string): void {
  console.log(`SKIPPED because ${reason}`);
}

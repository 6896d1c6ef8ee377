import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const root = join(import.meta.dirname, "..");

/** The `create-backend` of this machine, if it has one. */
export function installedChecker(): string | undefined {
  const given = process.env["CREATE_BACKEND_BIN"];
  if (given) return given;
  const folders = [join(root, "node_modules/.bin"), ...(process.env["PATH"] ?? "").split(delimiter)];
  return folders.map((folder) => join(folder, "create-backend")).find((file) => existsSync(file));
}

/** Judges the architecture; the report goes to the terminal. Returns the exit code. */
export function check(command: string, args: readonly string[] = []): number {
  return spawnSync(command, [...args, "check"], { cwd: root, stdio: "inherit" }).status ?? 2;
}

if (import.meta.main) {
  const installed = installedChecker();
  process.exitCode = installed ? check(installed) : check("npx", ["--yes", "@create-backend/create@0.1.0"]);
}

/** `pnpm architecture`: every folder has a room, and nobody enters a room they may not. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { homeless } from "../architecture.mjs";

const root = join(import.meta.dirname, "..");
const without = homeless((folder: string) => readdirSync(folder));
for (const path of without) console.error(`${path} has no row in architecture.mjs. Give it a place, so that everyone knows who may use it.`);
const { status } = spawnSync(join(root, "node_modules/.bin/depcruise"), ["--config", "architecture.mjs", "packages"], { cwd: root, stdio: "inherit" });
process.exitCode = status === 0 && without.length === 0 ? 0 : 1;

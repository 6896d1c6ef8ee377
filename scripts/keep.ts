/**
 * `pnpm keep`: keeps what this version writes, so that every later one is tried on it (packages/cli/test/history.test.ts). Part of a release.
 * Lock and base hold every byte; a version that is kept already stays as it is, `--again` replaces it while it is not published.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "packages/cli/package.json"), "utf8")) as { readonly version: string };
const kept = join(root, "packages/cli/test/history", version);
const stories: Readonly<Record<string, readonly string[]>> = {
  "shop-modular-monolith-fastify": ["--profile", join(root, "examples/shop-modular-monolith-fastify/profile.yaml")],
  "assistant-fastapi": ["--profile", join(root, "examples/assistant-fastapi/profile.yaml")],
  "shop-microservices-fastify": ["--architecture", "microservices"],
  "shop-serverless-fastify": ["--architecture", "serverless"],
};

if (existsSync(kept) && !process.argv.includes("--again")) {
  console.error(`${version} is kept already. Raise the version first, or say --again while it is not published.`);
  process.exit(2);
}
rmSync(kept, { recursive: true, force: true });
const work = mkdtempSync(join(tmpdir(), "create-backend-keep-"));
for (const [story, words] of Object.entries(stories)) {
  const made = spawnSync(process.execPath, [join(root, "packages/cli/bin/create-backend.js"), story, "--yes", "--no-install", "--no-git", ...words], { cwd: work, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`${story} could not be written:\n${made.stderr}`);
  mkdirSync(join(kept, story), { recursive: true });
  for (const file of ["lock.json", "base"]) cpSync(join(work, story, ".backend", file), join(kept, story, file));
}
rmSync(work, { recursive: true, force: true });
console.log(`${version}: ${Object.keys(stories).length} repositories kept`);

/** `npm test`: everything that judges this checkout, in the order in which a fault is cheapest to see. */
import { spawnSync } from "node:child_process";
import { bin, ensureReady, root } from "./setup.mjs";

ensureReady();
const checks = [
  ["lists follow from folders", "tsx", ["-C", "@create-backend/source", "scripts/generate.ts", "--check"]],
  ["types", "turbo", ["run", "typecheck", "--output-logs=errors-only"]],
  ["lint", "eslint", [".", "--max-warnings=0"]],
  ["our own check", "tsx", ["-C", "@create-backend/source", "packages/cli/src/bin.ts", "check"]],
  ["tests", "vitest", ["run", ...process.argv.slice(2)]],
];
for (const [title, command, args] of checks) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(bin(command), args, { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    console.error(`\n${title}: failed`);
    process.exit(1);
  }
}

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("every example is what its profile becomes today", { timeout: 120_000 }, () => {
  const root = join(import.meta.dirname, "..");
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/tsx"), ["scripts/examples.ts", "--check"], { cwd: root, encoding: "utf8" });

  expect(`${stdout}${stderr}`).toMatch(/as committed/);
  expect(status, `${stdout}${stderr}`).toBe(0);
});

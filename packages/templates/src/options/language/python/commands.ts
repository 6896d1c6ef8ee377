import type { Commands, Tool } from "../../../deployable/system.ts";

export const commands: Partial<Commands> = {
  install: "uv sync --compile-bytecode",
  installLocked: "uv sync --locked",
  dev: "uv run poe dev",
  start: "uv run poe start",
  migrate: "uv run poe migrate",
  format: "uv run poe format",
  formatCheck: "uv run poe format:check",
  lint: "uv run poe lint",
  typecheck: "uv run poe typecheck",
  test: "uv run poe test",
  integration: "uv run poe test:integration",
  check: "uv run poe check",
  audit: "uv audit",
};

export const toolchain: readonly Tool[] = [
  { name: "python", version: "3.13", versionFile: ".python-version" },
  { name: "uv", version: "0.13", lockFile: "uv.lock" },
];

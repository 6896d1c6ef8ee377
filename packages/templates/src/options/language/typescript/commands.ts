import type { Commands, Tool } from "../../../deployable/system.ts";

export const commands: Partial<Commands> = {
  install: "pnpm install",
  installLocked: "pnpm install --frozen-lockfile",
  dev: "pnpm dev",
  start: "pnpm start",
  migrate: "pnpm migrate",
  format: "pnpm format",
  formatCheck: "pnpm format:check",
  lint: "pnpm lint",
  typecheck: "pnpm typecheck",
  test: "pnpm test",
  integration: "pnpm test:integration",
  build: "pnpm build",
  check: "pnpm check",
  audit: "pnpm audit --prod",
};

export const toolchain: readonly Tool[] = [
  { name: "node", version: "26", versionFile: ".node-version" },
  { name: "pnpm", version: "12", versionFile: "package.json", lockFile: "pnpm-lock.yaml" },
];

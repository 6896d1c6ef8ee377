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

/** What the code runs on at least. */
export const oldestNode = "24";

/** The long-term release of Node.js; functions run on the newest that their hosts offer. */
export function nodeVersion(traits: ReadonlySet<string>): string {
  return traits.has("functions") ? oldestNode : "26";
}

export function toolchain(node: string): readonly Tool[] {
  return [
    { name: "node", version: node, versionFile: ".node-version" },
    { name: "pnpm", version: "12", versionFile: "package.json", lockFile: "pnpm-lock.yaml" },
  ];
}

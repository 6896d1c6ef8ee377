import type { Environment } from "../processes.ts";

/** A tool as it lies ready on this machine. */
export interface Found {
  readonly version: string;
  /** The folder that belongs on PATH. */
  readonly folder: string;
  /** What else its programs need in the environment. */
  readonly environment?: Environment;
}

/** Something the lab's steps need and that it can find or install by itself. */
export interface Tool {
  readonly id: string;
  /** The tier of tests that needs it; `CREATE_BACKEND_REQUIRE` may name the tier or the tool. */
  readonly tier: number;
  /** Rejects with {@link Missing} when the tool cannot be had here. */
  readonly find: () => Promise<Found>;
}

/** A tool cannot be had on this machine; the message completes "SKIPPED because …". */
export class Missing extends Error {
  override readonly name = "Missing";
}

/** True when the environment says that this tool or its tier must be there. */
export function isRequired(tool: Pick<Tool, "id" | "tier">, required = process.env.CREATE_BACKEND_REQUIRE ?? ""): boolean {
  const names = required.split(",").map((name) => name.trim()).filter((name) => name !== "");
  return names.includes(tool.id) || names.includes(String(tool.tier)) || names.includes("all");
}

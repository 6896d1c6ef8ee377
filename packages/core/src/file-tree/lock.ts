import { createHash } from "node:crypto";
import { z } from "zod";
import { UserError } from "../errors.ts";
import { textFile, type FileTree, type TreeFile } from "./tree.ts";

/** Where the lock stands in a project. */
export const lockPath = ".backend/lock.json";

const lockSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  options: z.array(z.string()),
  files: z.record(z.string(), z.strictObject({ owner: z.enum(["managed", "seed"]), hash: z.string().regex(/^sha256-[0-9a-f]{64}$/), executable: z.literal(true).optional() })),
});

/** What we wrote, and as whose: version of the tool, options (`question/option`), and per file owner and hash. */
export type Lock = z.infer<typeof lockSchema>;

/** `sha256-` and the hash in hexadecimal of a file's bytes. */
export function hashOf(content: TreeFile["content"]): string {
  return `sha256-${createHash("sha256").update(content).digest("hex")}`;
}

/** Adds the lock to a rendered tree. */
export function withLock(tree: FileTree, tool: string, options: readonly string[]): FileTree {
  const files = Object.fromEntries(
    [...tree].map(([path, file]) => [path, { owner: file.owner, hash: hashOf(file.content), ...(file.executable ? { executable: true as const } : {}) }]),
  );
  const lock: Lock = { version: 1, tool, options: [...options].sort(), files };
  return new Map([...tree, [lockPath, textFile(`${JSON.stringify(lock, null, 2)}\n`)]]);
}

/** Reads a lock, which is untrusted. `CB-045` when it is not one. */
export function parseLock(text: string): Lock {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UserError("CB-045", { what: `${lockPath} cannot be read.`, why: "It says which files are ours; without it nothing can be compared.", todo: "Restore it from version control.", cause });
  }
}

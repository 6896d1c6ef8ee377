import { createHash } from "node:crypto";
import { z } from "zod";
import { once } from "../once.ts";
import { UserError } from "../errors.ts";
import { assertSafePath } from "./safe-path.ts";
import { textFile, type FileTree, type TreeFile } from "./tree.ts";

/** Where the lock stands in a project. */
export const lockPath = ".backend/lock.json";

/** Form 3 says what the agreement must hash to; form 2 did not. What was read in a form is written in it again, since the version that wrote it may have to read it. */
const lockVersion = 3;
const hash = once(() => z.string().regex(/^sha256-[0-9a-f]{64}$/));

const fileSchema = once(() => z.strictObject({
  id: z.string().max(400).optional(),
  owner: z.enum(["managed", "seed"]),
  hash: hash(),
  executable: z.literal(true).optional(),
  merged: hash().optional(),
  deleted: z.literal(true).optional(),
  at: z.string().optional(),
  waits: z.literal(true).optional(),
}));

/** Nothing else may stand in a command that is proposed to somebody. */
const versionShape = /^\w[\w.+-]{0,99}$/;

const secondForm = once(() => z.strictObject({
  version: z.literal(2),
  tool: z.string().regex(versionShape),
  integrity: hash().optional(),
  skipped: z.string().regex(versionShape).optional(),
  options: z.array(z.string()),
  standards: z.record(z.string(), z.strictObject({ version: z.string(), hash: hash() })).optional(),
  agreement: z.record(z.string(), z.unknown()),
  files: z.record(z.string(), fileSchema()),
}));
const thirdForm = once(() => secondForm().extend({ version: z.literal(lockVersion), blueprint: hash() }));

/**
 * What we wrote, and as whose: version of the tool, integrity of its package where it was a published one, options (`question/option`), the agreement as plain values, and per file its stable id, owner, hash and mode.
 * `merged`: hash of what an update made of the user's edit. `deleted`, `at`: the user removed or moved it, and an update has seen that. `waits`: a seed in which a change of the agreement is still to be made.
 */
export type Lock = Omit<z.infer<ReturnType<typeof secondForm>>, "version"> & { readonly version: 2 | 3 };

/** One file of a lock. */
export type LockedFile = Lock["files"][string];

/** What a lock says besides the files. */
export type LockFacts = Omit<Lock, "version" | "files"> & { readonly ids?: ReadonlyMap<string, string> };

/** `sha256-` and the hash in hexadecimal of a file's bytes. */
export function hashOf(content: TreeFile["content"]): string {
  return `sha256-${createHash("sha256").update(content).digest("hex")}`;
}

/** The lock of a rendered tree. */
export function lockOf(tree: FileTree, { ids, ...facts }: LockFacts): Lock {
  const entry = (path: string, file: TreeFile): LockedFile => ({
    ...idOf(ids?.get(path)),
    owner: file.owner,
    hash: hashOf(file.content),
    ...(file.executable ? { executable: true as const } : {}),
  });
  const files = Object.fromEntries([...tree].map(([path, file]) => [path, entry(path, file)]));
  return { version: lockVersion, ...facts, options: [...facts.options].sort(), files };
}

function idOf(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id };
}

/** The lock as it stands on the disk. */
export function lockFile(lock: Lock): TreeFile {
  const { version, tool, integrity, skipped, options, standards, agreement, files } = lock;
  const blueprint = version === lockVersion ? { blueprint: blueprintHash(agreement) } : {};
  const ordered = { version, tool, ...(integrity === undefined ? {} : { integrity }), ...(skipped === undefined ? {} : { skipped }), options, ...(standards === undefined ? {} : { standards }), ...blueprint, agreement, files };
  return textFile(`${JSON.stringify(ordered, null, 2)}\n`);
}

/** JSON keeps the order of keys, so the same record always has the same hash. */
function blueprintHash(agreement: Lock["agreement"]): string {
  return hashOf(JSON.stringify(agreement));
}

/** Reads a lock, which is untrusted. `CB-045` (`CB-178` with the markers of a merge) when it is not one, `CB-046` when another version of this tool wrote it in a form that this one does not read, `CB-179` when the agreement in it is not the one that was recorded, `CB-040` for a path that leaves the project. */
export function parseLock(text: string): Lock {
  const lock = shapeOf(text);
  for (const [path, { at }] of Object.entries(lock.files)) {
    assertSafePath(path);
    if (at !== undefined) assertSafePath(at);
  }
  return lock;
}

function shapeOf(text: string): Lock {
  try {
    const value = JSON.parse(text) as unknown;
    const { version, tool } = z.looseObject({ version: z.unknown(), tool: z.unknown() }).parse(value);
    if (version === 2) return secondForm().parse(value);
    if (typeof version === "number" && version !== lockVersion) throw otherVersion(version, typeof tool === "string" && versionShape.test(tool) ? tool : undefined);
    const { blueprint, ...lock } = thirdForm().parse(value);
    if (blueprint !== blueprintHash(lock.agreement)) throw otherAgreement();
    return lock;
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    if (/^<{7} /m.test(text)) throw halfMerged();
    throw new UserError("CB-045", { what: `${lockPath} cannot be read.`, why: "It says which files are ours; without it nothing can be compared.", todo: `Restore it from version control: git checkout HEAD -- .backend, or from an earlier commit (git log -- ${lockPath}).`, cause });
  }
}

/** The record of one side is as good as that of the other: the update brings what is missing. The two mixed are none. */
function halfMerged(): UserError {
  return new UserError("CB-178", {
    what: `${lockPath} holds the markers of a merge.`,
    why: "What two branches recorded cannot be put together line by line.",
    todo: "Take one side whole, and the same of what only create-backend writes: git checkout --ours -- .backend. Resolve the rest (in backend.yaml keep what both say), commit, then: create-backend update",
    place: { file: lockPath },
  });
}

function otherAgreement(): UserError {
  return new UserError("CB-179", {
    what: `The agreement in ${lockPath} is not the one that create-backend recorded: it was edited, or two records were mixed.`,
    why: "What you changed in backend.yaml since is told from it; from another one, an update would undo what was never agreed.",
    todo: `Change backend.yaml instead, and restore the record: git checkout HEAD -- .backend, or from an earlier commit (git log -- ${lockPath}).`,
    place: { file: lockPath, key: "agreement" },
  });
}

function otherVersion(version: number, tool: string | undefined): UserError {
  const older = version < lockVersion;
  return new UserError("CB-046", {
    what: `${lockPath} has the form of ${older ? "an older" : "a newer"} create-backend (form ${version}, written by ${tool ?? "another version"}; this one reads 2 and ${lockVersion}).`,
    why: "What it says about your files could be misread.",
    todo: older
      ? "Create the repository anew in another folder from the same answers, copy its .backend/ folder over this one, and look at the plan of `create-backend update --dry-run`."
      : `Use that version: npx @create-backend/create@${tool ?? "latest"} update`,
    place: { file: lockPath },
  });
}

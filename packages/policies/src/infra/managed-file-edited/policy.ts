import { definePolicy, type Verdict } from "../../define-policy.ts";
import { basePath, hashOf, lockPath, once, parseLock, unpackBase, UserError, type FileTree, type Lock, type LockedFile, type TreeFile } from "@create-backend/core";
import { textIn, textOf } from "../../graph/text.ts";
import { withoutVersions } from "../../manifests/without-versions.ts";

export default definePolicy<never>({
  kind: "graph",
  needs: [],
  title: "Managed file edited",
  summary: "Files that create-backend keeps up to date are as it wrote them.",
  fix: ({ kind }) =>
    kind === "unreadable"
      ? "Restore the lock from version control."
      : "Undo the change, or put it where it belongs (backend.yaml, a module); `create-backend update` merges a change that has to stay.",
  message: ({ kind, path }) =>
    kind === "unreadable" ? "The lock cannot be read, so nobody can tell which files are managed." : kind === "missing" ? `${path} is managed by create-backend and was deleted.` : `${path} is managed by create-backend and was edited.`,
  judge({ tree }) {
    if (!tree.has(lockPath)) return { judged: 0, verdicts: [] };
    const text = textOf(tree, lockPath);
    const lock = text === undefined ? undefined : readLock(text);
    if (text === undefined || lock === undefined) return { judged: 1, verdicts: [{ at: { path: lockPath, start: 0, end: 0 }, facts: { kind: "unreadable", path: lockPath } }] };
    const managed = Object.entries(lock.files).filter(([, { owner }]) => owner === "managed");
    const base = once(() => storedBase(tree));
    return { judged: managed.length, verdicts: managed.flatMap(([path, entry]) => verdictOn(path, tree, { entry, lock: text, base })) };
  },
});

function readLock(text: string): Lock | undefined {
  try {
    return parseLock(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** An edit, a move or a deletion that an update has seen and kept is agreed on; so is a version that a bot has raised. */
function verdictOn(path: string, tree: FileTree, { entry, lock, base }: { readonly entry: LockedFile; readonly lock: string; readonly base: () => Base | undefined }): readonly Verdict[] {
  const file = tree.get(entry.at ?? path);
  if (file === undefined) {
    if (entry.deleted === true) return [];
    const start = Math.max(lock.indexOf(JSON.stringify(path)), 0);
    return [{ at: { path: lockPath, start, end: start + path.length + 2 }, facts: { kind: "missing", path } }];
  }
  if ([entry.hash, entry.merged].includes(hashOf(file.content)) || raised(textOf(tree, entry.at ?? path), base()?.get(path), { path, hash: entry.hash })) return [];
  return [{ at: { path, start: 0, end: 0 }, facts: { kind: "edited", path } }];
}

type Base = NonNullable<ReturnType<typeof unpackBase>>;

/** What was written last, where the repository keeps it. */
function storedBase(tree: FileTree): Base | undefined {
  const base = tree.get(basePath)?.content;
  return base instanceof Uint8Array ? unpackBase(base) : undefined;
}

/** Whether the file names other versions than we wrote, and is the same besides. Told from the stored base alone: without one, nobody knows what stood there. */
function raised(now: string | undefined, written: TreeFile["content"] | undefined, { path, hash }: { readonly path: string; readonly hash: string }): boolean {
  if (now === undefined || written === undefined || hashOf(written) !== hash) return false;
  const before = textIn(written);
  return before !== undefined && withoutVersions(path, before) === withoutVersions(path, now);
}

import { definePolicy, type Verdict } from "../../define-policy.ts";
import { hashOf, lockPath, parseLock, UserError, type Lock, type LockedFile, type TreeFile } from "@create-backend/core";
import { textOf } from "../../graph/text.ts";

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
    const text = textOf(tree, lockPath);
    if (text === undefined) return { judged: 0, verdicts: [] };
    const lock = readLock(text);
    if (lock === undefined) return { judged: 1, verdicts: [{ at: { path: lockPath, start: 0, end: 0 }, facts: { kind: "unreadable", path: lockPath } }] };
    const managed = Object.entries(lock.files).filter(([, { owner }]) => owner === "managed");
    return { judged: managed.length, verdicts: managed.flatMap(([path, entry]) => verdictOn(path, tree.get(entry.at ?? path), { entry, lock: text })) };
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

/** An edit, a move or a deletion that an update has seen and kept is agreed on. */
function verdictOn(path: string, file: TreeFile | undefined, { entry, lock }: { readonly entry: LockedFile; readonly lock: string }): readonly Verdict[] {
  if (file === undefined) {
    if (entry.deleted === true) return [];
    const start = Math.max(lock.indexOf(JSON.stringify(path)), 0);
    return [{ at: { path: lockPath, start, end: start + path.length + 2 }, facts: { kind: "missing", path } }];
  }
  return [entry.hash, entry.merged].includes(hashOf(file.content)) ? [] : [{ at: { path, start: 0, end: 0 }, facts: { kind: "edited", path } }];
}

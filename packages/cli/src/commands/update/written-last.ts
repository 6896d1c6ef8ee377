import { basePath, hashOf, lockPath, unpackBase, UserError, verifyBase, type Contents, type FileTree, type Lock, type TreeFile } from "@create-backend/core";
import { agreement } from "../../disk/find-repository.ts";
import { writtenAgain, type PackageWay } from "../../disk/package/write-again.ts";
import { someOf } from "./some-of.ts";
import { storedBase } from "./stored-base.ts";

/** Where what we wrote last may be found. */
export interface Sources {
  readonly root: string;
  /** The recorded agreement with today's templates; undefined where these cannot render it. */
  readonly earlier: FileTree | undefined;
  readonly mine: FileTree;
  /** What would be written now. */
  readonly now: FileTree;
  readonly way: PackageWay;
}

/** What we wrote last, and the lock of it. */
export interface WrittenLast {
  readonly lock: Lock;
  readonly base: FileTree;
}

/** What we wrote last, each file as the templates own it where they know it: an owner that was changed in the lock by hand (a migration as a managed file) has no say over what goes and what stays. */
export async function writtenLast(lock: Lock, sources: Sources): Promise<WrittenLast> {
  const found = await recorded(lock, sources);
  const owned = ([path, file]: readonly [string, TreeFile]): [string, TreeFile] => [path, { ...file, owner: sources.earlier?.get(path)?.owner ?? file.owner }];
  return { ...found, base: new Map([...found.base].map(owned)) };
}

/** Finds what we wrote last: rendered again where that gives the recorded bytes, else in the stored base; where none is stored, in files that nobody edited since, and in what the recorded package writes. Every file has the hash that the lock records, or there is no update: `CB-044`, `CB-143`, `CB-188`, `CB-189`. */
async function recorded(lock: Lock, sources: Sources): Promise<WrittenLast> {
  const { root, earlier, mine, way } = sources;
  const packed = storedBase(root)?.content;
  const stored = packed === undefined ? undefined : unpackBase(packed);
  assertWhole(lock, stored, sources);
  const rendered = contentsOf(earlier ?? new Map());
  const again = verifyBase(lock, rendered);
  if (again.wrong.length === 0) return { lock, base: again.tree };
  const { tree, wrong } = verifyBase(lock, contentsOf(again.tree), stored ?? new Map());
  if (wrong.length === 0) return { lock, base: tree };
  if (packed !== undefined) throw noBase(stored === undefined ? "damaged" : "not what the lock records", wrong, lock);
  const known = withoutForgotten(lock, sources);
  const local = [contentsOf(again.tree), contentsOf(mine)];
  const whole = verifyBase(known, ...local);
  if (whole.wrong.length === 0) return { lock: known, base: whole.tree };
  const fetched = verifyBase(known, ...local, (await writtenAgain(known, way)) ?? new Map());
  if (fetched.wrong.length > 0) throw noBase("missing", fetched.wrong, lock);
  return { lock: known, base: fetched.tree };
}

/** The record names what was written: the agreement at least, and all that the stored base holds. A file that was cut out of it would count as the user's. `CB-044` */
function assertWhole({ files }: Lock, stored: ReadonlyMap<string, unknown> | undefined, { mine, now }: Sources): void {
  const written = [...(stored?.keys() ?? []), ...(files[agreement] === undefined ? now.keys() : [])];
  const cut = [...new Set(written)].filter((path) => path !== agreement && files[path] === undefined && mine.has(path));
  if (cut.length === 0) return;
  throw new UserError("CB-044", {
    what: `${lockPath} does not name files that create-backend wrote here: ${someOf(cut)}.`,
    why: "It was edited. A file that it does not name counts as yours, and every change of ours in it would be a conflict.",
    todo: `Restore it from version control: git checkout HEAD -- .backend, or from an earlier commit (git log -- ${lockPath}).`,
    place: { file: lockPath, key: "files" },
  });
}

/** The record without what nobody needs any more: a seed that today's templates write for neither agreement is the user's alone, and the agreement leads, whatever it once was. */
function withoutForgotten(lock: Lock, { earlier, now, mine }: Sources): Lock {
  const files = Object.entries(lock.files).flatMap(([path, entry]): [string, Lock["files"][string]][] => {
    const own = mine.get(path);
    if (path === agreement && own !== undefined) return [[path, { ...entry, hash: hashOf(own.content) }]];
    const forgotten = entry.owner === "seed" && earlier !== undefined && !earlier.has(path) && !now.has(path);
    return forgotten && (own === undefined || hashOf(own.content) !== entry.hash) ? [] : [[path, entry]];
  });
  return { ...lock, files: Object.fromEntries(files) };
}

function contentsOf(tree: FileTree): Contents {
  return { get: (path): TreeFile["content"] | undefined => tree.get(path)?.content };
}

function noBase(how: string, wrong: readonly string[], { files, integrity }: Lock): UserError {
  const fetched = integrity === undefined || how === "missing" ? "" : `; or delete ${basePath} and commit that, and it is made again with the package that wrote this repository`;
  return new UserError("CB-143", {
    what: `What create-backend wrote last cannot be reconstructed: ${basePath} is ${how} (${wrong.length} of ${Object.keys(files).length} files, first ${wrong[0] ?? ""}).`,
    why: "Without it, your edits cannot be told from ours, and a merge could undo them.",
    todo: `Restore ${lockPath} and ${basePath} from version control, both from one commit: git checkout HEAD -- .backend, or an earlier one (git log -- ${lockPath})${fetched}`,
    place: { file: basePath },
  });
}

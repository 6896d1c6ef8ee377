import type { FileTree, TreeFile } from "../tree.ts";

/** How much of two texts must be alike for one to count as the other, moved: share of common lines. */
const alike = 0.6;

/** What tells moves besides the files: those that an earlier update has seen, and template files that got another path. */
export interface Told {
  readonly known?: ReadonlyMap<string, string>;
  readonly renames?: ReadonlyMap<string, string>;
}

/** Where the user moved files to: path in the base → path now. Same bytes first, then the most similar text of the same ending; what lies where the templates moved it to was moved nowhere else, and what cannot go there, because a file of the user's own lies there, stays (a move to its own place). */
export function findMoves(base: FileTree, mine: FileTree, { known = new Map(), renames = new Map() }: Told = {}): ReadonlyMap<string, string> {
  const fresh = new Map([...mine].filter(([path]) => !base.has(path)));
  const moves = new Map([...known].filter(([from, to]) => base.has(from) && !mine.has(from) && fresh.delete(to)));
  for (const [from, to] of renames) if (base.has(from) && mine.has(from) && fresh.delete(to)) moves.set(from, from);
  const gone = [...base].filter(([path]) => !mine.has(path) && (moves.has(path) || !fresh.delete(renames.get(path) ?? path)));
  for (const [from, file] of gone) {
    if (moves.has(from)) continue;
    const to = [...fresh].find(([, candidate]) => sameBytes(file, candidate))?.[0];
    if (to === undefined || isTrivial(file)) continue;
    moves.set(from, to);
    fresh.delete(to);
  }
  for (const [from, file] of gone) {
    if (moves.has(from)) continue;
    const best = mostSimilar(from, file, fresh);
    if (best === undefined) continue;
    moves.set(from, best);
    fresh.delete(best);
  }
  return moves;
}

function mostSimilar(from: string, file: TreeFile, candidates: ReadonlyMap<string, TreeFile>): string | undefined {
  if (isTrivial(file)) return undefined;
  let best: { path: string; likeness: number } | undefined;
  for (const [path, candidate] of candidates) {
    if (endingOf(path) !== endingOf(from)) continue;
    const likeness = likenessOf(file, candidate);
    if (likeness >= alike && likeness > (best?.likeness ?? 0)) best = { path, likeness };
  }
  return best?.path;
}

function likenessOf(a: TreeFile, b: TreeFile): number {
  if (typeof a.content !== "string" || typeof b.content !== "string") return 0;
  const lines = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line.length > 1);
  const [one, other] = [lines(a.content), lines(b.content)];
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of one) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(line, count - 1);
  }
  return (2 * common) / (one.length + other.length || 1);
}

/** Too short to be told from others (an empty `__init__.py`). */
function isTrivial(file: TreeFile): boolean {
  return file.content.length < 40;
}

function sameBytes(a: TreeFile, b: TreeFile): boolean {
  return a.content.length === b.content.length && (typeof a.content === "string" || typeof b.content === "string" ? a.content === b.content : Buffer.from(a.content).equals(b.content));
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? "";
}

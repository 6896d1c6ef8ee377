import { sameContent, sameFile } from "../same-file.ts";
import { treeOf, type FileTree, type TreeFile } from "../tree.ts";
import { findMoves } from "./find-moves.ts";
import { mergeContent } from "./merge-content.ts";
import type { MarkerLabels, ThreeTexts } from "./merge-text.ts";
import { formattedBy } from "./same-python.ts";

/** What became of one path, for the plan that the user sees before anything is written. */
export interface Step {
  readonly path: string;
  readonly outcome: "add" | "take" | "keep" | "merge" | "delete" | "stay-deleted" | "let-go" | "conflict" | "rewrite" | "wait" | "hold";
  readonly reason: string;
  /** Path in the base when the user or the template moved the file. */
  readonly from?: string;
}

/** A path that a person must look at. The result holds the user's file, with markers where it is text. */
export interface Conflict {
  readonly path: string;
  readonly kind: "text" | "binary" | "both-added";
  readonly base?: TreeFile;
  readonly mine: TreeFile;
  readonly theirs: TreeFile;
  /** Keys that both changed, where the file is structured. */
  readonly keys: readonly string[];
}

/** The merged project: its tree, what was decided for each path that is ours, and what is left to people. */
export interface TreeMerge {
  readonly tree: FileTree;
  readonly steps: readonly Step[];
  readonly conflicts: readonly Conflict[];
  /** Where the user moved files of ours: path in the base → path now. */
  readonly moves: ReadonlyMap<string, string>;
}

/** Three states of a project. */
export interface ThreeTrees {
  /** What we wrote last time. */
  readonly base: FileTree;
  /** What is there now. */
  readonly mine: FileTree;
  /** What we would write now. */
  readonly theirs: FileTree;
  /** Template files that got another path: old → new. Declared by the template, never guessed. */
  readonly renames?: ReadonlyMap<string, string>;
  /** Moves of the user's that an earlier update has seen. */
  readonly known?: ReadonlyMap<string, string>;
  readonly labels?: MarkerLabels;
}

interface PathState {
  readonly path: string;
  readonly from: string | undefined;
  /** By the user. */
  readonly moved: boolean;
  readonly base: TreeFile | undefined;
  readonly mine: TreeFile | undefined;
  readonly theirs: TreeFile | undefined;
  /** A file of the user's own lies here, where the templates have the one that is there. */
  readonly insteadOf?: string;
}

interface Outcome {
  readonly step?: Omit<Step, "path" | "from">;
  readonly file?: TreeFile | undefined;
  readonly conflict?: Omit<Conflict, "path">;
}

const plainLabels: MarkerLabels = { mine: "yours", base: "as generated", theirs: "create-backend" };

/** Merges what templates changed into what the user has. Pure; no line of the user's disappears without a step or a conflict that says so. */
export function mergeTrees(trees: ThreeTrees): TreeMerge {
  const files = new Map<string, TreeFile>();
  const steps: Step[] = [];
  const conflicts: Conflict[] = [];
  const moves = findMoves(trees.base, trees.mine, trees);
  for (const state of statesOf(trees, moves)) {
    const { step, file, conflict } = outcomeOf(state, trees.labels ?? plainLabels);
    if (file !== undefined) files.set(state.path, file);
    if (step !== undefined) steps.push({ path: state.path, ...step, ...(state.from === undefined ? {} : { from: state.from }) });
    if (conflict !== undefined) conflicts.push({ path: state.path, ...conflict });
  }
  return { tree: treeOf(files), steps, conflicts, moves };
}

/** Every path of the result with its three states: template renames and the user's moves followed. */
function* statesOf({ base, mine, theirs, renames = new Map<string, string>() }: ThreeTrees, moves: ReadonlyMap<string, string>): Generator<PathState> {
  const movedTo = new Set(moves.values());
  const done = new Set<string>();
  for (const [oldPath, baseFile] of base) {
    const newPath = renames.get(oldPath) ?? oldPath;
    const now = moves.get(oldPath) ?? oldPath;
    const path = moves.has(oldPath) ? now : newPath;
    done.add(newPath).add(now);
    const mineFile = mine.get(now) ?? (newPath === oldPath ? undefined : mine.get(newPath));
    yield { path, from: path === oldPath ? undefined : oldPath, moved: moves.has(oldPath), base: baseFile, mine: mineFile, theirs: theirs.get(newPath) ?? (moves.has(oldPath) ? theirs.get(now) : undefined) };
    // A file of the user's own where the templates have what the user moved elsewhere.
    if (moves.has(oldPath) && now !== newPath && mine.has(newPath) && !base.has(newPath) && !movedTo.has(newPath)) yield { path: newPath, from: undefined, moved: false, base: undefined, mine: mine.get(newPath), theirs: undefined, insteadOf: now };
  }
  for (const path of new Set([...theirs.keys(), ...mine.keys()])) {
    if (done.has(path) || movedTo.has(path)) continue;
    yield { path, from: undefined, moved: false, base: undefined, mine: mine.get(path), theirs: theirs.get(path) };
  }
}

function outcomeOf(state: PathState, labels: MarkerLabels): Outcome {
  const { base, mine, theirs, insteadOf } = state;
  if (insteadOf !== undefined) return { file: mine, step: { outcome: "keep", reason: `a file of your own; what the templates have under this name is in ${insteadOf}` } };
  if (base === undefined && theirs === undefined) return { file: mine };
  if (mine === undefined) return withoutMine(base, theirs);
  if (theirs === undefined) return withoutTheirs(base as TreeFile, mine, state.moved);
  if (sameFile(mine, theirs)) return { file: { ...mine, owner: theirs.owner } };
  if (theirs.owner === "seed") return { file: mine, ...(base !== undefined && sameFile(base, theirs) ? {} : { step: { outcome: "keep", reason: "this file is yours from the first minute" } }) };
  if (base !== undefined && sameFile(base, theirs)) return { file: mine, step: { outcome: "keep", reason: "only you changed it" } };
  if (base !== undefined && sameFile(base, mine)) return { file: theirs, step: { outcome: "take", reason: "you did not change it" } };
  return mergeFile(state as PathState & { mine: TreeFile; theirs: TreeFile }, labels);
}

function withoutMine(base: TreeFile | undefined, theirs: TreeFile | undefined): Outcome {
  if (theirs === undefined) return {};
  if (base === undefined) return { file: theirs, step: { outcome: "add", reason: "new in the templates" } };
  return sameFile(base, theirs) ? {} : { step: { outcome: "stay-deleted", reason: "you deleted it; the templates changed it since" } };
}

function withoutTheirs(base: TreeFile, mine: TreeFile, moved: boolean): Outcome {
  if (base.owner === "seed") return { file: mine };
  if (moved) return { file: { ...mine, owner: "seed" }, step: { outcome: "let-go", reason: "the templates no longer have it; you moved it, so it stays and is yours now" } };
  if (sameFile(base, mine)) return { step: { outcome: "delete", reason: "the templates no longer have it, and you did not change it" } };
  return { file: { ...mine, owner: "seed" }, step: { outcome: "let-go", reason: "the templates no longer have it; you changed it, so it stays and is yours now" } };
}

function mergeFile(state: PathState & { mine: TreeFile; theirs: TreeFile }, labels: MarkerLabels): Outcome {
  const { path, base, mine, theirs } = state;
  const executable = base === undefined ? mine.executable || theirs.executable : base.executable === mine.executable ? theirs.executable : mine.executable;
  if (base !== undefined && sameContent(base, theirs)) return { file: { ...mine, executable }, step: { outcome: "merge", reason: "your content, the templates' mode" } };
  if (base !== undefined && sameContent(base, mine)) return { file: { ...theirs, executable }, step: { outcome: "merge", reason: "the templates' content, your mode" } };
  if (typeof mine.content !== "string" || typeof theirs.content !== "string" || (base !== undefined && typeof base.content !== "string")) {
    return { file: mine, step: { outcome: "conflict", reason: "both changed a file that is not text; yours is kept" }, conflict: { kind: "binary", ...(base === undefined ? {} : { base }), mine, theirs, keys: [] } };
  }
  const texts = { base: (base?.content as string | undefined) ?? "", mine: mine.content, theirs: theirs.content };
  const merged = mergeContent(path, texts, labels);
  const file: TreeFile = { content: merged.text, executable, owner: theirs.owner };
  if (merged.conflicts === 0) return { file, step: { outcome: "merge", reason: "both changed it, in different places" } };
  const formatted = base === undefined ? undefined : onlyFormatted(path, texts);
  if (formatted !== undefined) return { file: { ...file, content: formatted.text }, step: { outcome: "merge", reason: formatted.reason } };
  const kind = base === undefined ? "both-added" : "text";
  return {
    file,
    step: { outcome: "conflict", reason: base === undefined ? "you and the templates both added it" : `both changed the same ${merged.conflicts === 1 ? "place" : `${merged.conflicts} places`}` },
    conflict: { kind, ...(base === undefined ? {} : { base }), mine, theirs, keys: merged.clashes },
  };
}

/** Where one side only laid its lines out anew (another width of a formatter), the other side's text is the result, in its own lines. */
function onlyFormatted(path: string, texts: ThreeTexts): { readonly text: string; readonly reason: string } | undefined {
  const side = formattedBy(path, texts);
  if (side === "mine") return { text: texts.theirs, reason: "you had only formatted it; the templates' text, to be formatted again" };
  return side === "theirs" ? { text: texts.mine, reason: "the templates only formatted it; yours stays" } : undefined;
}

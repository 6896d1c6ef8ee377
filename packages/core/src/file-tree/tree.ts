/** `managed` files are kept up to date by us; a `seed` is the user's from the first minute. */
export type FileOwner = "managed" | "seed";

/** One file of a project. Text is a string with `\n` line ends; anything else is bytes. */
export interface TreeFile {
  readonly content: string | Uint8Array;
  readonly executable: boolean;
  readonly owner: FileOwner;
  /** A link that was not followed, and why: its content is nothing. */
  readonly unfollowed?: "outside" | "folder" | "nowhere";
  /** The folder of the same project that a link leads to, from its root. */
  readonly leads?: string;
  /** Gives what was worked out of the content under this name before, or works it out: plain data, a function of the content alone. */
  readonly recall?: <T>(kind: string, make: () => T) => T;
}

/** A project as a value: POSIX path relative to its root → file, in path order. */
export type FileTree = ReadonlyMap<string, TreeFile>;

/** Builds a file tree in path order (code-unit order, the same in every locale). */
export function treeOf(files: Iterable<readonly [string, TreeFile]>): FileTree {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** A text file of a tree. */
export function textFile(content: string, owner: FileOwner = "managed", executable = false): TreeFile {
  return { content, executable, owner };
}

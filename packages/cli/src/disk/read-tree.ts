import type { Stats } from "node:fs";
import type { FileTree, TreeFile } from "@create-backend/core";
import { ReadAhead } from "./ahead/read-ahead.ts";
import { contentOf } from "./content-of.ts";
import { followLink } from "./links.ts";
import { listFiles } from "./list-files.ts";
import { lookAt } from "./look-at.ts";
import type { Memory, Remembered } from "./memory/memory.ts";
import { placeOn } from "./raw-names.ts";
import type { Running } from "./run.ts";

/** A file of the disk that is read when somebody looks into it; what was removed meanwhile is empty. On the disk everything is the user's; the lock knows better. */
export function diskFile(path: string | Buffer, executable: boolean, remember?: (content: () => TreeFile["content"]) => Remembered | undefined): TreeFile {
  let read: TreeFile["content"] | undefined;
  const content = (): TreeFile["content"] => (read ??= contentOf(path));
  const remembered = remember?.(content);
  return {
    ...(remembered === undefined ? {} : { recall: remembered.recall }),
    executable,
    owner: "seed",
    get content() {
      remembered?.look();
      return content();
    },
  };
}

/** How a repository is read. */
export interface Reading {
  /** Facts about its files are taken from there. */
  readonly memory?: Memory | undefined;
  /** Links stand in the tree as what they lead to, for those who judge; who writes leaves them alone. */
  readonly links?: true;
  /** The built program of threads that read sources before anybody asks. */
  readonly workers?: URL | undefined;
}

/** A repository as a value. Files are read at their first use. */
export function readTree(root: string, environment: Running["environment"], { memory, links, workers }: Reading = {}): FileTree {
  const there = lookedAt(root, environment, links === true);
  const ahead = workers === undefined ? undefined : ReadAhead.over({ files: placesIn(there), program: workers });
  const rememberedOf = (path: string, { found, file }: OnDisk, content: () => TreeFile["content"]): Remembered | undefined => {
    const kept = memory?.remembered(path, found, content);
    const early = ahead?.remembered(path, kept === undefined ? () => contentOf(file) : content);
    if (kept === undefined || early === undefined) return kept ?? early;
    return { look: kept.look, recall: (kind, make) => kept.recall(kind, () => early.recall(kind, make)) };
  };
  return new Map([...there].map(([path, one]) => [path, "found" in one ? diskFile(one.file, (one.found.mode & 0o100) !== 0, (content) => rememberedOf(path, one, content)) : one]));
}

/** A file and where it lies. */
interface OnDisk {
  readonly file: string | Buffer;
  readonly found: Stats;
}

/** Every path that is listed, with what stands there; a link that leads nowhere is a file already. */
function lookedAt(root: string, environment: Running["environment"], links: boolean): ReadonlyMap<string, OnDisk | TreeFile> {
  const there = new Map<string, OnDisk | TreeFile>();
  for (const listed of listFiles(root, environment)) {
    const file = placeOn(root, listed);
    const found = lookAt(file);
    if (found?.isFile() === true) there.set(listed.path, { file, found });
    else if (links && found?.isSymbolicLink() === true) {
      const followed = followLink(root, file);
      there.set(listed.path, "file" in followed ? followed : { content: "", executable: false, owner: "seed", ...followed });
    }
  }
  return there;
}

/** Where files lie, of those that have a name as text. */
function placesIn(there: ReadonlyMap<string, OnDisk | TreeFile>): ReadonlyMap<string, string> {
  return new Map([...there].flatMap(([path, one]) => ("found" in one && typeof one.file === "string" ? [[path, one.file] as const] : [])));
}

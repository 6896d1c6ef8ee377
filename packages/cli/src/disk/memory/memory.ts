import { lstatSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import { FactLines, hashOf, type Facts, type Spot } from "./fact-lines.ts";
import { replaceFile } from "./replace-file.ts";

type Content = string | Uint8Array;

/** A file as it was when facts were worked out of it: its content is told by its stamp or by its hash. */
interface Entry {
  readonly stamp: string;
  readonly hash: string;
  /** Where its facts stand; undefined where some are new. */
  spot: Spot | undefined;
  facts?: Facts;
  /** Somebody looked into it beyond its facts. */
  read: boolean;
}

/** A file as it is. */
interface Present {
  readonly found: Stats;
  readonly content: () => Content;
}

/** What was said of a whole repository, and under which conditions. */
interface Said {
  readonly key: string;
  readonly value: unknown;
}

interface Kept {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly said: Said | undefined;
}

/** How a file of the tree uses the memory. */
export interface Remembered {
  readonly recall: <T>(kind: string, make: () => T) => T;
  /** Somebody looks into the content. */
  readonly look: () => void;
}

/** Whether facts of a file follow from another content of it, too. */
export type Follow = (facts: Readonly<Facts>, content: Content, path: string) => boolean;

/** A file that changed so shortly before the memory was written could change again without a new stamp. */
const tooFresh = 2000;

/**
 * What was worked out of files, and what was said of all of them, kept between runs. What was said holds as long as the same files are there, those that
 * were looked into are the same, and of the others the facts are: most changes of code change no fact. A memory that is absent, broken or another
 * version's holds nothing; it never makes a check fail.
 */
export class Memory {
  private readonly present = new Map<string, Present>();
  private readonly entries = new Map<string, Entry>();
  private readonly file: string;
  private readonly version: string;
  private readonly kept: Kept;
  private readonly lines: FactLines;
  private said: Said | undefined;
  private making: string | undefined;
  private changed = false;

  /** `version` changes with everything that changes what is worked out. */
  constructor(file: string, version: string) {
    this.file = file;
    this.version = version;
    this.kept = readIndex(file, version);
    this.lines = new FactLines(`${file}l`);
  }

  /** Whether there are facts of an earlier run. */
  get knowsSomething(): boolean {
    return this.kept.entries.size > 0;
  }

  /** Tells of a file; its content is read only if it has to be. */
  remembered(path: string, found: Stats, content: () => Content): Remembered {
    this.present.set(path, { found, content });
    return {
      recall: (kind, make) => {
        const facts = this.factsOf(this.entryOf(path));
        if (!Object.hasOwn(facts, kind)) {
          const outer = this.making;
          this.making = path;
          facts[kind] = make() ?? null;
          this.making = outer;
          this.entryOf(path).spot = undefined;
          this.changed = true;
        }
        return (facts[kind] ?? undefined) as ReturnType<typeof make>;
      },
      look: () => {
        if (this.making !== path) this.entryOf(path).read = true;
      },
    };
  }

  /** What was said under these conditions; undefined when it may not hold any more. */
  recallSaid(conditions: string, follow: Follow): unknown {
    const key = this.keyOf(conditions);
    const { said, entries } = this.kept;
    if (said?.key !== key) return undefined;
    for (const [path, known] of entries) {
      const entry = this.asBefore(path, known, follow);
      if (entry === undefined) {
        // Who looks into what is seen anew.
        this.entries.clear();
        return undefined;
      }
      this.entries.set(path, entry);
    }
    this.said = said;
    return said.value;
  }

  /** Keeps what is said of the repository now: plain data. */
  keepSaid(conditions: string, value: unknown): void {
    this.said = { key: this.keyOf(conditions), value };
    this.changed = true;
  }

  /** Writes what is known of the files that were asked for. A disk that cannot be written to costs time, not the check. */
  save(): void {
    if (!this.changed) return;
    try {
      const entries = [...this.entries];
      const spots = this.lines.write(entries.map(([, { spot, facts = {} }]) => spot ?? facts));
      const body = JSON.stringify({ files: entries.map(([path, { stamp, hash, read }], index) => [path, stamp, hash, spots[index], read ? 1 : 0]), said: this.said });
      replaceFile(this.file, `${headOf(this.version, body)}\n${body}`);
    } catch {
      // The next run works it out again.
    }
  }

  /** Which files there are belongs to the conditions. */
  private keyOf(conditions: string): string {
    return hashOf([conditions, ...[...this.present].map(([path, { found }]) => `${path}\n${found.mode & 0o100}`)].join("\0"));
  }

  private asBefore(path: string, known: Entry, follow: Follow): Entry | undefined {
    const present = this.present.get(path);
    if (present === undefined) return undefined;
    const stamp = stampOf(present.found);
    if (known.stamp === stamp && stamp !== "") return known;
    const content = present.content();
    const hash = hashOf(content);
    if (hash !== known.hash) {
      const facts = known.read || known.spot === undefined ? undefined : this.lines.at(known.spot);
      if (facts === undefined || !follow(facts, content, path)) return undefined;
    }
    this.changed = true;
    return { ...known, stamp, hash };
  }

  private entryOf(path: string): Entry {
    let entry = this.entries.get(path);
    if (entry === undefined) this.entries.set(path, (entry = this.enter(path)));
    return entry;
  }

  private enter(path: string): Entry {
    const { found, content } = this.present.get(path) as Present;
    const stamp = stampOf(found);
    const known = this.kept.entries.get(path);
    if (known !== undefined && known.stamp === stamp && stamp !== "") return { ...known, read: false };
    const hash = hashOf(content());
    this.changed = true;
    return known?.hash === hash ? { ...known, stamp, read: false } : { stamp, hash, spot: undefined, facts: {}, read: false };
  }

  private factsOf(entry: Entry): Facts {
    return (entry.facts ??= (entry.spot === undefined ? undefined : this.lines.at(entry.spot)) ?? {});
  }
}

/** Where facts may be kept without a trace in what git sees; undefined where there is no such place. */
export function memoryFileIn(root: string): string | undefined {
  for (const [folder, below] of [["node_modules", ".cache/create-backend"], [".git", "create-backend"]] as const)
    if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() === true) return join(root, folder, below, "facts.json");
  return undefined;
}

type Row = readonly [path: string, stamp: string, hash: string, spot: Spot, read: 0 | 1];

function readIndex(file: string, version: string): Kept {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (end <= 0 || text.slice(0, end) !== headOf(version, body)) return { entries: new Map(), said: undefined };
    const { files, said } = JSON.parse(body) as { readonly files: readonly Row[]; readonly said?: Said };
    return { entries: new Map(files.map(([path, stamp, hash, spot, read]) => [path, { stamp, hash, spot, read: read === 1 }])), said };
  } catch {
    return { entries: new Map(), said: undefined };
  }
}

function headOf(version: string, body: string): string {
  return `${version} ${hashOf(body)}`;
}

/** Empty for a file that has just been written. */
function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats): string {
  return Date.now() - Math.max(mtimeMs, ctimeMs) < tooFresh ? "" : `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}

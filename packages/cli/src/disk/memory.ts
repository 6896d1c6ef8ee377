import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";

/** What was worked out of one file: for a content, told by its stamp or by its hash. */
interface Entry {
  readonly stamp: string;
  readonly hash: string;
  readonly facts: Record<string, unknown>;
}

/** A file that changed so shortly before the memory was written could change again without a new stamp. */
const tooFresh = 2000;

/** Facts about files, kept between runs. A memory that is absent, broken or another version's holds nothing; it never makes a check fail. */
export class Memory {
  private readonly entries = new Map<string, Entry>();
  private readonly known: ReadonlyMap<string, Entry>;
  private readonly file: string;
  private readonly version: string;
  private changed = false;

  /** `version` changes with everything that changes what facts are worked out. */
  constructor(file: string, version: string) {
    this.file = file;
    this.version = version;
    this.known = readMemory(file, version);
  }

  /** Recalls facts of a file, whose content is read only if it has to be. */
  recallerOf(path: string, found: Stats, content: () => string | Uint8Array): <T>(kind: string, make: () => T) => T {
    return (kind, make) => {
      const { facts } = this.entries.get(path) ?? this.enter(path, found, content);
      if (!Object.hasOwn(facts, kind)) {
        facts[kind] = make() ?? null;
        this.changed = true;
      }
      return (facts[kind] ?? undefined) as ReturnType<typeof make>;
    };
  }

  /** Writes what is known of the files that were asked for, whole or not at all; other processes see the old or the new. */
  save(): void {
    if (!this.changed && this.entries.size === this.known.size) return;
    const body = JSON.stringify([...this.entries]);
    const draft = `${this.file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(draft, `${headOf(this.version, body)}\n${body}`);
      renameSync(draft, this.file);
    } catch {
      // A disk that cannot be written to costs time, not the check.
      forget(draft);
    }
  }

  private enter(path: string, found: Stats, content: () => string | Uint8Array): Entry {
    const stamp = stampOf(found);
    const known = this.known.get(path);
    if (known !== undefined && known.stamp === stamp && stamp !== "") return this.keep(path, known);
    const hash = hashOf(content());
    this.changed = true;
    return this.keep(path, { stamp, hash, facts: known?.hash === hash ? known.facts : {} });
  }

  private keep(path: string, entry: Entry): Entry {
    this.entries.set(path, entry);
    return entry;
  }
}

/** Where facts may be kept without a trace in what git sees; undefined where there is no such place. */
export function memoryFileIn(root: string): string | undefined {
  for (const [folder, below] of [["node_modules", ".cache/create-backend"], [".git", "create-backend"]] as const)
    if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() === true) return join(root, folder, below, "facts.json");
  return undefined;
}

function forget(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // It was never written.
  }
}

function readMemory(file: string, version: string): ReadonlyMap<string, Entry> {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    return end > 0 && text.slice(0, end) === headOf(version, body) ? new Map(JSON.parse(body) as readonly (readonly [string, Entry])[]) : new Map();
  } catch {
    return new Map();
  }
}

function headOf(version: string, body: string): string {
  return `${version} ${hashOf(body)}`;
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha1").update(content).digest("base64");
}

/** Empty for a file that has just been written. */
function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats): string {
  return Date.now() - Math.max(mtimeMs, ctimeMs) < tooFresh ? "" : `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}

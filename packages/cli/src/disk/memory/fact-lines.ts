import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, statSync } from "node:fs";
import { replaceFile } from "./replace-file.ts";

/** Facts of one file by the names they are remembered under. */
export type Facts = Record<string, unknown>;

/** Where the facts of a file stand, and the hash of what stands there. */
export type Spot = readonly [offset: number, length: number, hash: string];

/** Facts, a line for every file: what is asked for is read, and what changes is added at the end, so that one changed file costs one line. */
export class FactLines {
  private readonly file: string;
  private bytes: Buffer | undefined;

  constructor(file: string) {
    this.file = file;
  }

  /** The facts at a spot; undefined where something else stands there now. */
  at(spot: Spot): Facts | undefined {
    const line = this.lineAt(spot);
    return line === undefined ? undefined : (JSON.parse(line.toString("utf8")) as Facts);
  }

  /** Writes the facts that are new, and keeps the others where they are; whole, where more would be left behind than is in use. Gives the spots in the same order. Throws where some are lost. */
  write(entries: readonly (Spot | Facts)[]): readonly Spot[] {
    const size = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
    const lines = entries.map((entry) => (isSpot(entry) ? entry : Buffer.from(`${JSON.stringify(entry)}\n`)));
    const used = lines.reduce((sum, line) => sum + (isSpot(line) ? line[1] : line.length), 0);
    const added = lines.flatMap((line) => (isSpot(line) ? [] : [line]));
    if (size + lengthOf(added) <= 2 * used && added.length < lines.length) {
      if (added.length > 0) appendFileSync(this.file, Buffer.concat(added));
      return spotsFrom(size, lines);
    }
    const whole = lines.map((line) => (isSpot(line) ? this.kept(line) : line));
    replaceFile(this.file, Buffer.concat(whole));
    return spotsFrom(0, whole);
  }

  private kept(spot: Spot): Buffer {
    const line = this.lineAt(spot);
    if (line === undefined) throw new Error(`${this.file} holds other facts than it did`);
    return line;
  }

  private lineAt([offset, length, hash]: Spot): Buffer | undefined {
    const line = (this.bytes ??= read(this.file)).subarray(offset, offset + length);
    return hashOf(line) === hash ? line : undefined;
  }
}

function isSpot(entry: Spot | Facts | Buffer): entry is Spot {
  return Array.isArray(entry);
}

function lengthOf(lines: readonly Buffer[]): number {
  return lines.reduce((sum, { length }) => sum + length, 0);
}

/** The spots of lines that stand one behind the other; others have theirs. */
function spotsFrom(start: number, lines: readonly (Spot | Buffer)[]): readonly Spot[] {
  let offset = start;
  return lines.map((line): Spot => {
    if (isSpot(line)) return line;
    offset += line.length;
    return [offset - line.length, line.length, hashOf(line)];
  });
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

export function hashOf(content: string | Uint8Array): string {
  return createHash("sha1").update(content).digest("base64");
}

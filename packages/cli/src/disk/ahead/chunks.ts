/** Sources that are taken in hand together. */
const size = 16;

/** Whose a chunk is. */
const [nobodys, ours, workers, done] = [0, 1, 2, 3];

/** Behind these two numbers (chunks that workers have asked for, files they have finished) stands whose each chunk is. */
const [asked, finished, first] = [0, 1, 2];

/** What a worker is started with. */
export interface Share {
  readonly paths: readonly string[];
  /** Where they lie, in the same order. */
  readonly places: readonly string[];
  readonly numbers: Int32Array;
  /** There is a baseline, which tells files by what they declare. */
  readonly told: boolean;
}

/** The facts of a chunk, as JSON in bytes that change hands. */
export interface Result {
  readonly chunk: number;
  readonly bytes: Uint8Array;
}

/** Paths in chunks, which threads share out among themselves: the one that judges takes what it needs next, workers take from the end. */
export class Chunks {
  readonly numbers: Int32Array;
  readonly count: number;

  constructor(paths: readonly string[], numbers?: Int32Array) {
    this.count = Math.ceil(paths.length / size);
    this.numbers = numbers ?? new Int32Array(new SharedArrayBuffer(4 * (first + this.count)));
  }

  static of(index: number): number {
    return Math.floor(index / size);
  }

  /** Its part of something that there is for every path. */
  static partOf<T>(all: readonly T[], chunk: number): readonly T[] {
    return all.slice(chunk * size, (chunk + 1) * size);
  }

  /** The last chunk that is nobody's yet, for a worker; undefined when there is none. */
  takeLast(): number | undefined {
    for (;;) {
      const chunk = this.count - 1 - Atomics.add(this.numbers, asked, 1);
      if (chunk < 0) return undefined;
      if (this.passes(chunk, nobodys, workers)) return chunk;
    }
  }

  /** Makes a chunk ours; false when a worker has it. */
  take(chunk: number): boolean {
    return this.passes(chunk, nobodys, ours);
  }

  /** Makes a chunk ours that a worker has not finished; false when it has. */
  takeBack(chunk: number): boolean {
    return this.passes(chunk, workers, ours);
  }

  finishFile(): void {
    Atomics.add(this.numbers, finished, 1);
  }

  /** Tells whoever waits that a worker has finished a chunk; nothing when it was taken back. */
  finish(chunk: number): void {
    this.passes(chunk, workers, done);
    Atomics.notify(this.numbers, first + chunk);
  }

  /** Gives a chunk back that a worker could not do. */
  giveBack(chunk: number): void {
    this.passes(chunk, workers, nobodys);
    Atomics.notify(this.numbers, first + chunk);
  }

  /** Waits for a worker's chunk as long as any worker finishes a file within this time (milliseconds). */
  wait(chunk: number, patience: number): void {
    for (let before = -1; Atomics.load(this.numbers, first + chunk) === workers; ) {
      const now = Atomics.load(this.numbers, finished);
      if (now === before) return;
      before = now;
      Atomics.wait(this.numbers, first + chunk, workers, patience);
    }
  }

  private passes(chunk: number, from: number, to: number): boolean {
    return Atomics.compareExchange(this.numbers, first + chunk, from, to) === from;
  }
}

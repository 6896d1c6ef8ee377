import { availableParallelism } from "node:os";
import type { MessagePort } from "node:worker_threads";
import type { TreeFile } from "@create-backend/core";
import { baselineFolder, sourceFacts, sourcesIn } from "@create-backend/policies";
import type { Facts } from "../memory/fact-lines.ts";
import type { Remembered } from "../memory/memory.ts";
import { Chunks, type Result, type Share } from "./chunks.ts";

/** Node's threads, which it loads for two milliseconds: most checks start none. */
const threads = (): typeof import("node:worker_threads") => process.getBuiltinModule("node:worker_threads");

/** Fewer sources are read here as fast as a worker starts. */
const worthWorkers = 1500;
/** More of them wait for each other at the disk and for the one that judges. */
const mostWorkers = 3;
/** How long no worker may finish a file (milliseconds) before their work is done here. */
const patience = 2000;

export interface Sources {
  /** Path in the repository → where it lies. */
  readonly files: ReadonlyMap<string, string>;
  /** The built file that a worker runs. */
  readonly program: URL;
}

/**
 * Facts that every check asks of every source, worked out together while its text is at hand, and on all cores where that is worth it. The same as
 * without: what a worker does not do is done here, and no text is held.
 */
export class ReadAhead {
  private readonly known = new Map<string, Facts>();
  private readonly results = new Map<number, Uint8Array>();
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly paths: readonly string[];
  private readonly chunks: Chunks;
  private readonly told: boolean;
  private readonly ports: readonly MessagePort[];
  private readonly contents = new Map<string, () => TreeFile["content"]>();

  /** Few sources are read without workers. */
  static over(sources: Sources, workers = Math.min(availableParallelism() - 1, mostWorkers), least = worthWorkers): ReadAhead {
    const paths = sourcesIn(sources.files.keys());
    return new ReadAhead(sources, paths, paths.length < least ? 0 : workers);
  }

  private constructor({ files, program }: Sources, paths: readonly string[], workers: number) {
    this.told = [...files.keys()].some((path) => path.startsWith(baselineFolder));
    this.paths = paths;
    this.indexes = new Map(paths.map((path, index) => [path, index]));
    this.chunks = new Chunks(paths);
    const places = paths.map((path) => files.get(path) as string);
    this.ports = Array.from({ length: workers }, () => startWorker(program, { paths, places, numbers: this.chunks.numbers, told: this.told }));
  }

  /** Facts of a file: worked out before, or now. */
  remembered(path: string, content: () => TreeFile["content"]): Remembered {
    this.contents.set(path, content);
    return {
      look: () => undefined,
      recall: (kind, make) => {
        const facts = this.factsOf(path);
        if (!Object.hasOwn(facts, kind)) facts[kind] = make() ?? null;
        return (facts[kind] ?? undefined) as ReturnType<typeof make>;
      },
    };
  }

  private factsOf(path: string): Facts {
    const index = this.indexes.get(path);
    if (index !== undefined && !this.known.has(path)) this.settle(Chunks.of(index));
    const facts = this.known.get(path) ?? {};
    this.known.set(path, facts);
    return facts;
  }

  private settle(chunk: number): void {
    const paths = Chunks.partOf(this.paths, chunk);
    const theirs = this.chunks.take(chunk) ? undefined : this.fromWorker(chunk);
    paths.forEach((path, index) => this.known.set(path, theirs?.[index] ?? this.factsHere(path)));
  }

  /** Undefined when it has to be done here. */
  private fromWorker(chunk: number): readonly Facts[] | undefined {
    this.chunks.wait(chunk, patience);
    if (this.chunks.take(chunk) || this.chunks.takeBack(chunk)) return undefined;
    const { receiveMessageOnPort } = threads();
    for (const port of this.ports)
      for (let said = receiveMessageOnPort(port); said !== undefined; said = receiveMessageOnPort(port)) {
        const { chunk: number, bytes } = said.message as Result;
        this.results.set(number, bytes);
      }
    const bytes = this.results.get(chunk);
    this.results.delete(chunk);
    return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as Facts[]);
  }

  private factsHere(path: string): Facts {
    try {
      const content = this.contents.get(path);
      return content === undefined ? {} : ownCopy(sourceFacts(content(), path, this.told));
    } catch {
      // Whoever needs the file is told.
      return {};
    }
  }
}

/** The same facts without the text that they were cut out of: the engine holds the whole of it for every piece of 13 letters and more. */
function ownCopy(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts)) as Facts;
}

/** Gives the end of the line on which its results come. */
function startWorker(program: URL, share: Share): MessagePort {
  const { MessageChannel, Worker } = threads();
  const { port1, port2 } = new MessageChannel();
  try {
    const worker = new Worker(program, { workerData: { ...share, port: port2 }, transferList: [port2], resourceLimits: { maxYoungGenerationSizeMb: 16 } });
    // What it leaves undone is done here.
    worker.on("error", () => undefined);
    worker.unref();
  } catch {
    // This process may start none.
  }
  return port1;
}

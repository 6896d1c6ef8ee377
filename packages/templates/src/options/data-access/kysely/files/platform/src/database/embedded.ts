import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { gunzip } from "node:zlib";
import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient } from "kysely";

/**
 * PGlite in the shape of a pool, with its data in a folder or, without one, in memory. It opens beside what the caller
 * does next; a failure to open is the failure of the first query.
 */
export function embeddedPool(folder?: string): PostgresPool {
  const release = folder === undefined ? () => undefined : claim(folder);
  const opening = openEmbedded(folder);
  // Whoever asks first is told.
  opening.catch(() => undefined);

  const query = async (statement: string, parameters: unknown[] = []): Promise<unknown> => {
    const pglite = await opening;
    // Only `exec` takes several statements at once, as migrations have them.
    const ofNone = parameters.length === 0;
    return rowsOf(ofNone ? (await pglite.exec(statement)).at(-1) : await pglite.query(statement, parameters));
  };

  // There is one connection, so whoever connects waits for their turn.
  let lastTurn = Promise.resolve();
  const connect = async (): Promise<PostgresPoolClient> => {
    const previousTurn = lastTurn;
    const turn = Promise.withResolvers<undefined>();
    lastTurn = turn.promise;
    await previousTurn;
    const free = (): void => {
      turn.resolve(undefined);
    };
    return { query, release: free } as unknown as PostgresPoolClient;
  };

  const end = async (): Promise<void> => {
    await (await opening).close();
    release();
  };
  return { options: {}, connect, end };
}

/** A new database is unpacked from an archive, which is much faster than creating one. */
async function openEmbedded(folder?: string): Promise<PGlite> {
  // To optimise PostgreSQL's WebAssembly takes a third of a start, and what it gains later is not felt by one developer.
  for (const flag of ["--no-wasm-dynamic-tiering", "--no-wasm-tier-up"]) setFlagsFromString(flag);
  // Development dependencies: the production bundle does not contain them.
  const { PGlite } = await import("@electric-sql/pglite").catch(notHere);
  // One developer needs no cache of 128 MB, all of which is cleared at every start.
  const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB"];
  if (folder !== undefined && existsSync(join(folder, MARK))) return PGlite.create(folder, { startParams });
  const { dataDir } = await import("@electric-sql/pglite-prepopulatedfs");
  const archive = await dataDir();
  if (folder === undefined) return PGlite.create({ loadDataDir: archive, startParams });
  await unpack(archive, folder);
  return PGlite.create(folder, { startParams });
}

function notHere(cause: unknown): never {
  throw new Error("What was built has no embedded database. Set DATABASE_URL, or start it with `pnpm dev`.", { cause });
}

/** The file that tells a database. It is written last: what was unpacked in part is unpacked again. */
const MARK = "PG_VERSION";

/** PGlite could do it, but writes through a file system of its own, which takes a second longer. */
async function unpack(archive: Blob, folder: string): Promise<void> {
  const { parseTar } = await import("nanotar");
  const packed = Buffer.from(await archive.arrayBuffer());
  // Its last word is the size of what is in it: all in one piece takes half the time of many small ones.
  const entries = parseTar(await promisify(gunzip)(packed, { chunkSize: packed.readUInt32LE(packed.length - 4) }));
  for (const { name, type } of entries) {
    if (type === "directory") mkdirSync(join(folder, name), { recursive: true });
  }
  // One by one and waited for: several writers of one folder wait for each other, at the price of more work.
  const files = entries.filter(({ type }) => type === "file");
  for (const { name, data = "" } of files.filter(({ name }) => name !== MARK)) writeFileSync(join(folder, name), data);
  writeFileSync(join(folder, MARK), files.find(({ name }) => name === MARK)?.data ?? "");
}

const rowsOf = (result?: { rows: unknown[]; affectedRows?: number }): object => ({
  command: "UPDATE",
  rowCount: result?.affectedRows ?? 0,
  rows: result?.rows ?? [],
});

/** PGlite does not guard its files: a second process would overwrite what the first one wrote. */
function claim(folder: string): () => void {
  const lock = `${folder.replace(/[\\/]$/, "")}.pid`;
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(lock, process.pid.toString(), { flag: "wx" });
  } catch (error) {
    const owner = Number(readFileSync(lock, "utf8"));
    if (isRunning(owner)) {
      throw new Error(`Process ${owner.toString()} uses ${folder}. Stop it, or set DATABASE_URL.`, { cause: error });
    }
    writeFileSync(lock, process.pid.toString());
  }
  return () => {
    rmSync(lock, { force: true });
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

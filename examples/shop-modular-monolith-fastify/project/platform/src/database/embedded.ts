import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient } from "kysely";

/** PGlite in the shape of a pool, with its data in a folder or, without one, in memory. */
export async function embeddedPool(folder?: string): Promise<PostgresPool> {
  const release = folder === undefined ? () => undefined : claim(folder);
  const pglite = await openEmbedded(folder);

  const query = async (statement: string, parameters: unknown[] = []): Promise<unknown> => {
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
    await pglite.close();
    release();
  };
  return { options: {}, connect, end };
}

/** A new database is unpacked from an archive, which is much faster than creating one. */
async function openEmbedded(folder?: string): Promise<PGlite> {
  // Development dependencies: the production bundle does not contain them.
  const { PGlite } = await import("@electric-sql/pglite");
  if (folder !== undefined && existsSync(join(folder, "PG_VERSION"))) return PGlite.create(folder);
  const { dataDir } = await import("@electric-sql/pglite-prepopulatedfs");
  const archive = await dataDir();
  if (folder === undefined) return PGlite.create({ loadDataDir: archive });
  await unpack(archive, folder);
  return PGlite.create(folder);
}

/** PGlite could do it, but writes through a file system of its own, which takes a second longer. */
async function unpack(archive: Blob, folder: string): Promise<void> {
  const { parseTar } = await import("nanotar");
  const entries = parseTar(gunzipSync(await archive.arrayBuffer()));
  const isMark = (name: string): boolean => name === "PG_VERSION";
  // The file that tells a database comes last: what is unpacked in part is unpacked again.
  for (const { name, type, data = "" } of entries.sort((a, b) => Number(isMark(a.name)) - Number(isMark(b.name)))) {
    const path = join(folder, name);
    mkdirSync(type === "directory" ? path : dirname(path), { recursive: true });
    if (type === "file") writeFileSync(path, data);
  }
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

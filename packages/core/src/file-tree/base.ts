import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { z } from "zod";
import { once } from "../once.ts";
import { hashOf, type Lock, type LockFacts } from "./lock.ts";
import { treeOf, type FileTree, type TreeFile } from "./tree.ts";

/** Where what we wrote last is kept, compressed: the base of the next three-way merge. */
export const basePath = ".backend/base";

/** No repository that we write comes near; a bomb does. */
const mostBytes = 256 * 1024 * 1024;
const archiveSchema = once(() => z.record(z.string(), z.union([z.string(), z.strictObject({ base64: z.string() })])));

/** A middling quality: smaller than gzip's best, in a few milliseconds. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/** Packs the contents of a tree. The same tree gives the same bytes on every system: of Brotli there is one encoder, of gzip there are several. */
export function packBase(tree: FileTree): TreeFile {
  const contents = Object.fromEntries([...tree].map(([path, { content }]) => [path, typeof content === "string" ? content : { base64: Buffer.from(content).toString("base64") }]));
  return { content: new Uint8Array(brotliCompressSync(JSON.stringify(contents), { params })), executable: false, owner: "managed" };
}

/** Opens a packed base, which is untrusted. Undefined when it is none. */
export function unpackBase(bytes: Uint8Array): ReadonlyMap<string, TreeFile["content"]> | undefined {
  try {
    const contents = archiveSchema().parse(JSON.parse(brotliDecompressSync(bytes, { maxOutputLength: mostBytes }).toString("utf8")));
    return new Map(Object.entries(contents).map(([path, content]) => [path, typeof content === "string" ? content : new Uint8Array(Buffer.from(content.base64, "base64"))]));
  } catch {
    return undefined;
  }
}

/** Whether the base is kept in the repository: unless the agreement says otherwise and what wrote it can be fetched again. */
export function storesBase({ agreement, integrity }: Pick<LockFacts, "agreement" | "integrity">): boolean {
  return agreement["base"] !== "package" || integrity === undefined;
}

/** A base that was compared with its lock: every file has the hash that the lock records, or `wrong` names those that do not. */
export interface VerifiedBase {
  readonly tree: FileTree;
  readonly wrong: readonly string[];
}

/** Contents of files by path, from one place. */
export interface Contents {
  get(path: string): TreeFile["content"] | undefined;
}

/** Compares contents with the lock, which says owner and mode: of every file the first that has the recorded hash is taken. Contents that the lock does not name are left out. */
export function verifyBase(lock: Lock, ...places: readonly Contents[]): VerifiedBase {
  const files: [string, TreeFile][] = [];
  const wrong: string[] = [];
  for (const [path, { owner, hash, executable }] of Object.entries(lock.files)) {
    const content = firstWith(hash, path, places);
    if (content === undefined) wrong.push(path);
    else files.push([path, { content, executable: executable ?? false, owner }]);
  }
  return { tree: treeOf(files), wrong };
}

function firstWith(hash: string, path: string, places: readonly Contents[]): TreeFile["content"] | undefined {
  for (const place of places) {
    const content = place.get(path);
    if (content !== undefined && hashOf(content) === hash) return content;
  }
  return undefined;
}

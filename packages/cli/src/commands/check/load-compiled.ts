import { isAscii } from "node:buffer";
import { chmodSync, lstatSync, mkdirSync, readFileSync } from "node:fs";
import nodeModule, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";
import { hashOf } from "../../disk/memory/fact-lines.ts";
import { replaceFile } from "../../disk/memory/replace-file.ts";
import { compileLate } from "../../terminal/compile-late.ts";

type Wrapped = (...given: readonly [exports: object, require: NodeJS.Require, module: { readonly exports: object }, file: string]) => void;

/** Bytes of a hash in front of what is kept. */
const hashLength = 28;

/**
 * Loads a built file in CommonJS with what the engine compiled of it in an earlier run. Later Nodes keep that themselves; for Node 20 it lies in a temporary
 * folder that only this user may write to, behind its hash. The engine refuses what does not fit the file, its own version or its flags.
 */
export function loadCompiled(file: URL): object {
  const path = fileURLToPath(file);
  const require = createRequire(file);
  compileLate();
  if ("enableCompileCache" in nodeModule || process.env["NODE_DISABLE_COMPILE_CACHE"] !== undefined) return require(path) as object;
  const folder = join(tmpdir(), `create-backend-${process.getuid?.() ?? "compiled"}`);
  const place = join(folder, `${basename(path)}-${process.version}-${process.arch}`);
  const kept = keptAt(folder, place);
  const script = new Script(`(function(exports,require,module,__filename){${sourceAt(path)}\n})`, { filename: path, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER, ...(kept === undefined ? {} : { cachedData: kept }) });
  if (kept === undefined || script.cachedDataRejected === true) process.once("exit", () => keep(script, folder, place));
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped)(module.exports, require, module, path);
  return module.exports;
}

/** ASCII needs no decoding, and is held in a byte a sign. */
function sourceAt(path: string): string {
  const bytes = readFileSync(path);
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}

/** Undefined where nothing is kept, somebody else could have written it, or it is not what was written. */
function keptAt(folder: string, place: string): Buffer | undefined {
  try {
    if (!isOurs(folder) || !isOurs(place)) return undefined;
    const bytes = readFileSync(place);
    const code = bytes.subarray(hashLength);
    return bytes.toString("latin1", 0, hashLength) === hashOf(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** What runs once is compiled when it runs, so it is kept at the end. */
function keep(script: Script, folder: string, place: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(folder)) return;
    const code = script.createCachedData();
    replaceFile(place, Buffer.concat([Buffer.from(hashOf(code), "latin1"), code]));
    chmodSync(place, 0o600);
  } catch {
    // The next run compiles again.
  }
}

function isOurs(place: string): boolean {
  const found = lstatSync(place);
  return !found.isSymbolicLink() && (process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0));
}

import { lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { assertSafePath, lockFile, lockPath, type Contents, type Lock } from "@create-backend/core";
import { agreement } from "../find-repository.ts";
import { contentOfBytes } from "../content-of.ts";
import { guarded, run, type Running } from "../run.ts";
import { fetchPackage, notToBeHad } from "./fetch-package.ts";
import { packageAt } from "./read-package.ts";

/** How the package that wrote a repository is had. */
export interface PackageWay extends Pick<Running, "environment" | "onStop"> {
  /** A folder that holds it, where there is no network. */
  readonly folder?: string;
  /** Told before something is fetched. */
  readonly fetching: (what: string) => void;
}

/** What the package that wrote a repository writes of the recorded agreement. It is verified first, and runs where it can neither read nor write anything else, nor start a program. Undefined where the lock records no package; `CB-188`, `CB-189`. */
export async function writtenAgain(lock: Lock, way: PackageWay): Promise<Contents | undefined> {
  if (lock.integrity === undefined) return undefined;
  const place = realpathSync(mkdtempSync(join(tmpdir(), "create-backend-")));
  const forget = way.onStop?.(() => rmSync(place, { recursive: true, force: true }));
  try {
    const program = join(place, "program");
    const target = join(place, "repository");
    putAll(program, packageAt(await packageFolder(lock.tool, place, way), lock.integrity));
    putAll(program, new Map([["package.json", `{ "type": "module" }\n`]]));
    putAll(target, new Map([[agreement, JSON.stringify(agreementOf(lock))], [lockPath, String(lockFile(beginningOf(lock)).content)]]));
    const { code, output } = await run(guarded([join(program, "bin.js"), "update", "--yes", "--allow-dirty", "--no-install"], { read: [place], write: [target] }), { folder: target, environment: {} });
    if (code !== 0) throw notToBeHad(lock.tool, output.trim());
    return new Map(Object.keys(lock.files).flatMap((path) => contentIn(target, path)));
  } finally {
    forget?.();
    rmSync(place, { recursive: true, force: true });
  }
}

async function packageFolder(version: string, place: string, { folder, environment, onStop, fetching }: PackageWay): Promise<string> {
  if (folder !== undefined) return folder;
  const fetched = join(place, "fetched");
  mkdirSync(fetched);
  fetching(`what create-backend ${version} wrote here`);
  return fetchPackage(version, { folder: fetched, environment, ...(onStop === undefined ? {} : { onStop }) });
}

/** Without standards: they are read from places that an agreement names, and only this run's own may be. */
function agreementOf({ agreement: all }: Lock): Lock["agreement"] {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key !== "extends"));
}

/** A repository in which nothing is written yet: to follow its agreement is to write all of it. */
function beginningOf(lock: Lock): Lock {
  const { version, tool, options } = lock;
  return { version, tool, options, agreement: agreementOf(lock), files: {} };
}

function putAll(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function contentIn(folder: string, path: string): [string, string | Uint8Array][] {
  assertSafePath(path);
  if (lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile() !== true) return [];
  return [[path, contentOfBytes(readFileSync(join(folder, path)))]];
}

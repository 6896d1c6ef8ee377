import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { diskError } from "./disk-error.ts";
import type { Target } from "./target.ts";

/** A folder beside the target in which a repository is put together, so that the target appears whole or not at all. */
export interface Staging {
  readonly folder: string;
  /** Makes it the target. */
  readonly publish: () => void;
  /** Removes it and the parents that were made for it. Does nothing after `publish`. */
  readonly discard: () => void;
}

/** Makes the folder. Throws a {@link UserError} when the disk refuses. */
export function stagingFor(target: Target, workingFolder: string): Staging {
  const inside = target.cloned || (target.exists && mustStay(target.path, workingFolder));
  const parent = inside ? target.path : dirname(target.path);
  const folder = join(parent, `.${basename(target.path)}-${randomBytes(4).toString("hex")}`);
  let made: string | undefined;
  let done = false;
  const discard = (): void => {
    if (done) return;
    done = true;
    rmSync(folder, { recursive: true, force: true });
    if (made !== undefined) removeEmpty(made, parent);
  };
  try {
    made = mkdirSync(parent, { recursive: true });
    mkdirSync(folder);
  } catch (cause) {
    discard();
    throw diskError(cause, `Making the folder ${target.shown}`);
  }
  const publish = (): void => {
    if (inside) moveEntries(folder, target.path);
    else replace(folder, target);
    done = true;
  };
  return { folder, publish, discard };
}

/** A rename, which is one step for everybody who looks. An empty folder at the target gives way. */
function replace(folder: string, target: Target): void {
  try {
    renameSync(folder, target.path);
  } catch (cause) {
    if (!target.exists) throw diskError(cause, `Writing ${target.shown}`);
    // Some systems rename over no folder, not even an empty one.
    try {
      rmdirSync(target.path);
      renameSync(folder, target.path);
    } catch (second) {
      throw diskError(second, `Writing ${target.shown}`);
    }
  }
}

/** Entry by entry; what has been moved is taken back when one fails. */
function moveEntries(folder: string, to: string): void {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(folder)) {
      renameSync(join(folder, name), join(to, name));
      moved.push(name);
    }
    rmSync(folder, { recursive: true, force: true });
  } catch (cause) {
    for (const name of moved) rmSync(join(to, name), { recursive: true, force: true });
    throw diskError(cause, `Writing ${to}`);
  }
}

/** An empty folder that cannot be replaced: a shell stands in it, it is a mount, or only it may be written. There, the parts move in one by one. */
function mustStay(path: string, workingFolder: string): boolean {
  const parent = dirname(path);
  if (isWithin(workingFolder, path) || statSync(path).dev !== statSync(parent).dev) return true;
  try {
    accessSync(parent, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Removes the parents that were made, from the inside out, as long as they are empty. */
function removeEmpty(outermost: string, innermost: string): void {
  for (let at = innermost; existsSync(at) && !relative(outermost, at).startsWith(".."); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return; // Somebody has put something there meanwhile: it stays.
    }
  }
}

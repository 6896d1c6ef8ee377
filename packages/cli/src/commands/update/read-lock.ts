import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lockPath, parseLock, UserError, type Lock } from "@create-backend/core";
import { readingError } from "../../disk/disk-error.ts";
import { lookAt } from "../../disk/look-at.ts";
import { isNewer } from "./versions.ts";

/** The lock of a repository, with its text. Throws `CB-141` no lock, `CB-142` a newer tool wrote it, and what {@link parseLock} throws. */
export function lockIn(root: string, tool: string): { lock: Lock; text: string } {
  const file = join(root, lockPath);
  if (lookAt(file) === undefined)
    throw new UserError("CB-141", {
      what: `There is no ${lockPath} here.`,
      why: "It says what create-backend wrote, so that your work can be told from it.",
      todo: `Restore it from version control: git checkout HEAD -- .backend; where the commit that removed it is in the way: git checkout "$(git rev-list -1 HEAD -- ${lockPath})~" -- .backend. A repository that create-backend did not write has none.`,
      place: { file: lockPath },
    });
  const text = textOf(file);
  const lock = parseLock(text);
  if (isNewer(lock.tool, tool))
    throw new UserError("CB-142", {
      what: `This repository was last written by create-backend ${lock.tool}, and this is ${tool}.`,
      why: "An older version would take back what the newer one brought.",
      todo: `Use that version or a later one: npx @create-backend/create@${lock.tool} update`,
      place: { file: lockPath, key: "tool" },
    });
  return { lock, text };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw readingError(cause, lockPath);
  }
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { blueprintOf, hashOf, lockPath, UserError, type Lock } from "@create-backend/core";
import { isCodeIn, render, type Workshop } from "@create-backend/templates";
import type { Repository } from "../../disk/find-repository.ts";
import { someOf } from "../update/some-of.ts";
import { lockIn } from "../update/read-lock.ts";

/** A generator writes code that stands on our code as it is today. `CB-187` when the repository has another one, whatever the version is called; nothing where there is no lock. */
export function assertInStep({ root }: Repository, workshop: Workshop): void {
  if (!existsSync(join(root, lockPath))) return;
  const { lock } = lockIn(root, workshop.tool);
  const open = otherCode(lock, workshop);
  if (open.length === 0) return;
  throw new UserError("CB-187", {
    what: `Code that generators build on was written by ${lock.tool === workshop.tool ? `another build of create-backend ${lock.tool}` : `create-backend ${lock.tool}, and this is ${workshop.tool}`}: ${someOf(open)} ${open.length === 1 ? "is" : "are"} another now.`,
    why: "What is generated may not build on it. Nothing was written.",
    todo: `Update first: create-backend update. Or use the version that wrote it: npx @create-backend/create@${lock.tool} add`,
    place: { file: lockPath, key: "tool" },
  });
}

/** Our code files that today's templates write in another way of what was agreed then. Rendered under the recorded version, since some files name it. */
function otherCode(lock: Lock, workshop: Workshop): readonly string[] {
  const agreed = blueprintOf(lock.agreement, () => ({ file: lockPath, key: "agreement" }));
  const today = render(agreed, { ...workshop, tool: lock.tool });
  const isManaged = ([, { owner }]: readonly [string, { readonly owner: string }]): boolean => owner === "managed";
  const now = new Map([...today.tree].filter(isManaged).map(([path, { content }]) => [path, hashOf(content)]));
  const then = new Map(Object.entries(lock.files).filter(isManaged).map(([path, { hash }]) => [path, hash]));
  return [...new Set([...now.keys(), ...then.keys()])].filter(isCodeIn(today, workshop)).filter((path) => now.get(path) !== then.get(path));
}

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { decisionPath, profilePath, readDecision, readProfile, UserError, type DecisionRecord, type ProfileInput } from "@create-backend/core";
import { readText } from "../../../disk/read-text.ts";

/** Where a repository keeps its decision records. */
export const recordsFolder = "docs/decisions/";

/** What a repository knows of its last decision. */
export interface Remembered {
  readonly profile: { readonly text: string; readonly input: ProfileInput };
  readonly decision: { readonly text: string; readonly last: ReturnType<typeof readDecision> };
  readonly records: readonly DecisionRecord[];
}

/** Reads it. `CB-053` when the repository does not remember, `CB-034` when what it remembers was damaged. */
export function rememberedIn(root: string): Remembered {
  const profile = textAt(root, profilePath);
  const decision = textAt(root, decisionPath);
  return {
    profile: { text: profile, input: readProfile(profile, profilePath) },
    decision: { text: decision, last: readDecision(decision, decisionPath) },
    records: recordsIn(root),
  };
}

function textAt(root: string, path: string): string {
  if (existsSync(join(root, path))) return readText(root, path);
  throw new UserError("CB-053", {
    what: `There is no ${path} here.`,
    why: "It says what the last decision rested on or came to; without it there is nothing to compare with.",
    todo: `Restore it from version control (git checkout -- ${path}). Where there never was one, decide without --again: create-backend decide --profile FILE`,
    place: { file: path },
  });
}

function recordsIn(root: string): readonly DecisionRecord[] {
  const folder = join(root, recordsFolder);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+-.*\.md$/.test(name)).sort() : [];
  return names.map((name) => [name, readText(folder, name)]);
}

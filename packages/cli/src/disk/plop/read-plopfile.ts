import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InternalError, UserError } from "@create-backend/core";
import { libraryFile, type Shelf } from "../load-library.ts";
import { guarded, run } from "../run.ts";
import type { Offered, Work, Written } from "./work.ts";

/** Beside the bundle, or in a checkout where the last build has put it. */
const places = ["./plop-child.js", "../../../dist/plop-child.js"];

/** What a plopfile offers. Throws `CB-175` when it cannot be used. */
export async function offeredIn(plopfile: string, shelf: Shelf): Promise<readonly Offered[]> {
  return (await ask({ plopfile, answers: {} }, shelf)).offered ?? [];
}

/** What one of its generators would write; nothing is written. Throws `CB-175`. */
export async function writtenWith(plopfile: string, shelf: Shelf, wish: Required<Pick<Work, "generator" | "answers">>): Promise<readonly Written[]> {
  return (await ask({ plopfile, ...wish }, shelf)).written ?? [];
}

interface Answer {
  readonly offered?: readonly Offered[];
  readonly written?: readonly Written[];
  readonly refused?: string;
}

/** A plopfile is code of others: it runs where it may read, and neither write nor start anything. */
async function ask(work: Omit<Work, "library" | "root">, shelf: Shelf): Promise<Answer> {
  const library = await libraryFile("node-plop", shelf);
  const { output } = await run(guarded([childFile(), JSON.stringify({ ...work, root: shelf.root, library: realpathSync(library) } satisfies Work)], { read: ["*"] }), { folder: shelf.root, environment: {} });
  const answer = parsed(output);
  if (answer !== undefined && answer.refused === undefined) return answer;
  throw new UserError("CB-175", {
    what: `${work.plopfile} cannot be used: ${answer?.refused ?? output.split("\n").find((line) => /Error/.test(line)) ?? "it gave no answer"}.`,
    why: "Generators of an organisation run without the right to write or to start anything; what they make is shown before it is written.",
    todo: "Ask whoever publishes the standards package to mend it.",
  });
}

function parsed(output: string): Answer | undefined {
  try {
    return JSON.parse(output) as Answer;
  } catch {
    return undefined;
  }
}

function childFile(): string {
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((candidate) => existsSync(candidate));
  if (file === undefined) throw new InternalError("plop-child.js is missing: the package is incomplete. Install it again; in a checkout, build it.");
  return file;
}

import { assertSafePath, textFile, UserError, type DiskChange, type FileTree } from "@create-backend/core";
import type { Standards } from "@create-backend/templates";
import type { Shelf } from "../../disk/load-library.ts";
import type { Offered, Written } from "../../disk/plop/work.ts";
import { offeredIn } from "../../disk/plop/read-plopfile.ts";
import { incomplete } from "./things.ts";

/** A generator of an organisation, and the plopfile that it stands in. */
export interface OwnGenerator extends Offered {
  readonly plopfile: string;
  /** The standards package. */
  readonly from: string;
}

/** The generators of all standards packages; of two with one name, the later package's. A name of ours stays ours. */
export async function ownGenerators(standards: readonly Standards[], shelf: Shelf): Promise<readonly OwnGenerator[]> {
  const found = new Map<string, OwnGenerator>();
  for (const { name: from, generators: plopfile } of standards)
    for (const offered of plopfile === undefined ? [] : await offeredIn(plopfile, shelf)) found.set(offered.name, { ...offered, plopfile: plopfile ?? "", from });
  return [...found.values()];
}

/** What was said after the generator's name, by prompt; what was left out takes its default. `CB-161` when there is none. */
export function answersFor({ name, prompts }: OwnGenerator, words: readonly string[]): Readonly<Record<string, string>> {
  const example = `create-backend add ${name} ${prompts.map((prompt) => `<${prompt.name}>`).join(" ")}`;
  if (words.length > prompts.length) throw incomplete(`add ${name} takes ${prompts.length} words`, example);
  return Object.fromEntries(
    prompts.map((prompt, index) => {
      const answer = words[index] ?? prompt.fallback;
      if (answer === undefined) throw incomplete(`add ${name} needs ${prompt.name} (${prompt.message})`, example);
      return [prompt.name, answer] as const;
    }),
  );
}

/** What a generator of an organisation would change. `CB-040` for a path out of the repository, `CB-172` for a file that is there, `CB-176` for what create-backend keeps itself. */
export function ownChanges(written: readonly Written[], mine: FileTree, name: string): readonly DiskChange[] {
  return written.flatMap(({ path, text, added }) => {
    assertSafePath(path);
    if (path.startsWith(".backend/") || path === "backend.yaml")
      throw new UserError("CB-176", { what: `The generator ${name} wants to write ${path}.`, why: "That is what create-backend goes by; only its own commands change it.", todo: "Ask whoever publishes the standards package to mend it." });
    const before = mine.get(path);
    if (before !== undefined && String(before.content) === text) return [];
    if (before !== undefined && added) throw new UserError("CB-172", { what: `${path} is there already.`, why: "It is yours and would be overwritten. Nothing was written.", todo: "Choose another name, or move the file away.", place: { file: path } });
    return [{ path, ...(before === undefined ? {} : { before }), after: before === undefined ? textFile(text, "seed") : { ...before, content: text } }];
  });
}

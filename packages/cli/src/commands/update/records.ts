import { changeRecords, compareBlueprints, textFile, type DiskChange } from "@create-backend/core";
import { optionOf, whatToMove } from "../what-to-move.ts";
import type { Standing } from "./standing.ts";

const folder = "docs/decisions/";

/** The decision records that a change of the agreement asks for: a new one for every topic, with what has to be moved, and the old one marked as superseded. */
export function recordsOf({ agreed, mine, now }: Standing): readonly DiskChange[] {
  const existing = [...mine].filter(([path]) => path.startsWith(folder)).map(([path, { content }]) => [path.slice(folder.length), String(content)] as const);
  const store = now.resolution.answers.get("database")?.option.name;
  const answers = compareBlueprints(agreed.before, agreed.now).filter(({ key, from, to }) => from !== undefined && to !== undefined && optionOf(key, to) !== undefined);
  const records = changeRecords({
    changes: answers,
    existing,
    titleOf: (question, option) => optionOf(question, option)?.title ?? option,
    notesOf: (question) => whatToMove(question, agreed.now.answers[question], store),
  });
  return records.map(([name, text]) => {
    const before = mine.get(folder + name);
    return { path: folder + name, ...(before === undefined ? {} : { before }), after: textFile(text, "seed") };
  });
}

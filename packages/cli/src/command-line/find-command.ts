import { UserError } from "@create-backend/core";
import type { ListedCommand } from "./command.ts";

/** Which command the words name, and what is left of them. Without a name it is the default one. A name that is one slip away from a command is refused (`CB-105`): it would become a folder. */
export function findCommand(words: readonly string[], commands: readonly ListedCommand[], byDefault: string): { command: ListedCommand; rest: readonly string[] } {
  const [first = "", ...rest] = words;
  const named = commands.find(({ name }) => name === first);
  if (named !== undefined) return { command: named, rest };
  const meant = commands.find(({ name }) => name.length > 4 && oneSlip(first, name));
  if (meant !== undefined)
    throw new UserError("CB-105", {
      what: `There is no command "${first}".`,
      why: "It would be taken for the folder of a new repository.",
      todo: `Did you mean \`create-backend ${meant.name}\`? For a folder of that name, write ./${first}.`,
    });
  return { command: commands.find(({ name }) => name === byDefault) as ListedCommand, rest: words };
}

/** One letter more, one less, one other, or two swapped. */
function oneSlip(word: string, name: string): boolean {
  let start = 0;
  while (start < word.length && word[start] === name[start]) start += 1;
  const [ends, wanted] = [word.slice(start), name.slice(start)];
  const more = ends.slice(1) === wanted;
  const less = ends === wanted.slice(1);
  const other = ends.slice(1) === wanted.slice(1);
  const swapped = ends.length > 1 && ends[0] === wanted[1] && ends[1] === wanted[0] && ends.slice(2) === wanted.slice(2);
  return word !== name && (more || less || other || swapped);
}

import { architectureQuestion, nearest, optionNamed, questions, UserError, type Catalogue } from "@create-backend/core";
import type { Arguments } from "../command-line/command.ts";
import { architectures } from "./architectures.ts";

/** Question → option that flags fix. Throws `CB-030` for an option that does not exist, `CB-106` when `--architecture` and another flag differ. */
export function pinnedByFlags(args: Arguments, catalogue: Catalogue): Readonly<Record<string, string>> {
  const pins: Record<string, string> = {};
  for (const { name } of questions) {
    const value = args.value(name);
    if (value !== undefined) pins[name] = optionNamed(catalogue, name, value).name;
  }
  const short = args.value(architectureQuestion);
  if (short === undefined) return pins;
  for (const [question, option] of Object.entries(architectureNamed(short, catalogue))) {
    const other = pins[question];
    if (other !== undefined && other !== option)
      throw new UserError("CB-106", {
        what: `--${architectureQuestion} ${short} means --${question} ${option}, and --${question} ${other} says something else.`,
        todo: "Keep one of the two.",
        place: { key: `--${question}` },
      });
    pins[question] = option;
  }
  return pins;
}

function architectureNamed(name: string, catalogue: Catalogue): Readonly<Record<string, string>> {
  const known = architectures(catalogue);
  const found = known.get(name);
  if (found !== undefined) return found;
  const names = [...known.keys()];
  const guess = nearest(name, names);
  throw new UserError("CB-030", {
    what: `There is no ${architectureQuestion} "${name}".`,
    todo: `${guess === undefined ? "" : `Did you mean "${guess}"? `}Known: ${names.join(", ")}.`,
    place: { key: architectureQuestion },
  });
}

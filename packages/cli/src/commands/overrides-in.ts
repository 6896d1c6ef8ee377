import { parseOverrides, type Override } from "@create-backend/core";
import type { Arguments } from "../command-line/command.ts";
import { readText } from "../disk/read-text.ts";
import type { Session } from "../terminal/session.ts";

/** Facts that the organisation replaces by `--overrides`; each has a reason, or is refused. */
export function overridesIn(args: Arguments, { folder }: Session): readonly Override[] | undefined {
  const file = args.value("overrides");
  return file === undefined ? undefined : parseOverrides(readText(folder, file), file);
}

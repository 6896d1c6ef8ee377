import { UserError } from "@create-backend/core";
import { commands } from "./commands.generated.ts";
import { commonFlags, type ListedCommand } from "./command-line/command.ts";
import { parseArguments } from "./command-line/parse-arguments.ts";
import { findCommand } from "./command-line/find-command.ts";
import { faultText, problemDocument, problemText } from "./terminal/problem.ts";
import { Stopped, type Session } from "./terminal/session.ts";
import { version } from "./version.ts";

/** The command that runs when none is named. */
const defaultCommand = "new";

/** Understands the words, runs the command and gives the exit code: 0 done, 1 findings, 2 refused, 70 our fault, 130 stopped. */
export async function main(words: readonly string[], session: Session): Promise<number> {
  try {
    return await run(words[0] === "help" ? [...words.slice(1), "--help"] : words, session);
  } catch (error) {
    return say(error, words.includes("--json"), session);
  }
}

async function run(words: readonly string[], session: Session): Promise<number> {
  const { command, rest } = findCommand(words, commands, defaultCommand);
  const called = command.name === defaultCommand ? "create-backend" : `create-backend ${command.name}`;
  const asked = new Set(rest.slice(0, until(rest)));
  if (asked.has("--version") || asked.has("-v")) {
    session.out.write(asked.has("--json") ? `${JSON.stringify({ version })}\n` : `${version}\n`);
    return 0;
  }
  const { default: definition } = await command.load();
  if (asked.has("--help") || asked.has("-h")) return help(command, words, session);
  const flags = [...definition.flags, ...commonFlags];
  return definition.run(parseArguments(rest, { flags, positionals: definition.positionals, command: called, instead: definition.insteadOf }), session);
}

/** Words after `--` are not flags. */
function until(words: readonly string[]): number {
  const end = words.indexOf("--");
  return end < 0 ? words.length : end;
}

async function help(command: ListedCommand, words: readonly string[], session: Session): Promise<number> {
  const { helpText, overviewText } = await import("./command-line/help.ts");
  const { default: definition } = await command.load();
  const overview = words[0] !== command.name;
  session.out.write(overview ? await overviewText(commands, definition, session.out) : await helpText(command.name, definition, session.out));
  return 0;
}

function say(error: unknown, json: boolean, session: Session): number {
  if (error instanceof Stopped) {
    if (error.message !== "") session.err.write(`${error.message}\n`);
    return 130;
  }
  if (error instanceof UserError) {
    if (json) session.out.write(`${JSON.stringify(problemDocument(error), null, 2)}\n`);
    else session.err.write(problemText(error, session.err));
    return 2;
  }
  if (json) session.out.write(`${JSON.stringify({ ok: false, error: { code: "CB-000", what: String(error), todo: "Report it." } }, null, 2)}\n`);
  session.err.write(faultText(error, version, session.err));
  return 70;
}

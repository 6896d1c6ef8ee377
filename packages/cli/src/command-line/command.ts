import type { Session } from "../terminal/session.ts";

/** Something that can be said with `--name`. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What its value is, as the help names it. A flag without is a switch. */
  readonly takes?: string;
  /** May be given several times. */
  readonly repeats?: boolean;
  readonly summary: string;
  /** Heading under which the help lists it. */
  readonly group?: string;
  /** Listed by the help of the command, and not by the overview. */
  readonly detail?: true;
}

/** A command line that was understood. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly has: (flag: string) => boolean;
  /** Value of a flag that takes one, when it was given. */
  readonly value: (flag: string) => string | undefined;
  /** Every value of a flag that repeats. */
  readonly values: (flag: string) => readonly string[];
}

/** A command of the tool: `commands/<name>/command.ts` exports one by default. It is imported for its help too, so what is heavy is imported by `run`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows `create-backend` and the command's name. */
  readonly usage: string;
  /** What it does, in a few sentences. */
  readonly about: string;
  readonly flags: readonly Flag[];
  /** How many words it takes besides flags. */
  readonly positionals: number;
  /** `{flag}` stands for one of the values of that flag. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  readonly exits: readonly (readonly [code: string, means: string])[];
  /** What flags may be set to, by flag; asked for by the help alone. */
  readonly values?: () => Promise<ReadonlyMap<string, readonly string[]>>;
  /** What to do instead of a flag that there is not, such as writing it into a file. */
  readonly insteadOf?: (flag: string) => string | undefined;
  /** Gives the exit code. */
  readonly run: (args: Arguments, session: Session) => Promise<number>;
}

/** A command as the list knows it: the rest is loaded when it is used. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: Command }>;
}

/** Flags that every command has. */
export const commonFlags: readonly Flag[] = [
  { name: "json", summary: "Print one JSON document and nothing else", group: "Output" },
  { name: "help", short: "h", summary: "Show this help", group: "Output" },
  { name: "version", short: "v", summary: "Print the version", group: "Output" },
];

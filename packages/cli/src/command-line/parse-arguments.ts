import { parseArgs } from "node:util";
import { nearest, UserError } from "@create-backend/core";
import type { Arguments, Flag } from "./command.ts";

export interface Grammar {
  readonly flags: readonly Flag[];
  readonly positionals: number;
  /** Named in messages: `create-backend check`. */
  readonly command: string;
  /** What to do instead of a flag that there is not, where the command knows. */
  readonly instead?: ((name: string) => string | undefined) | undefined;
}

/** Understands a command line. Throws `CB-101` unknown flag, `CB-102` value missing or too many, `CB-103` given twice, `CB-104` too many words. */
export function parseArguments(words: readonly string[], grammar: Grammar): Arguments {
  const known = new Map(grammar.flags.map((flag) => [flag.name, flag]));
  const { tokens } = parseArgs({ args: [...words], strict: false, allowPositionals: true, tokens: true, options: optionsOf(grammar.flags) });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const flag = known.get(token.name);
    if (flag === undefined) throw unknownFlag(token.rawName, grammar);
    const value = valueOf(flag, token.value, token.inlineValue);
    const before = given.get(flag.name);
    if (before !== undefined && flag.repeats !== true && flag.takes !== undefined) throw twice(flag, [...before, value]);
    given.set(flag.name, [...(before ?? []), value]);
  }
  if (positionals.length > grammar.positionals) throw tooMany(positionals, grammar);
  return {
    positionals,
    has: (flag) => given.has(flag),
    value: (flag) => given.get(flag)?.[0],
    values: (flag) => given.get(flag) ?? [],
  };
}

function optionsOf(flags: readonly Flag[]): Record<string, { type: "string" | "boolean"; short?: string }> {
  return Object.fromEntries(flags.map(({ name, takes, short }) => [name, { type: takes === undefined ? "boolean" : "string", ...(short === undefined ? {} : { short }) } as const]));
}

function valueOf(flag: Flag, value: string | undefined, inline: boolean | undefined): string {
  if (flag.takes === undefined) {
    if (value === undefined) return "";
    throw new UserError("CB-102", { what: `--${flag.name} takes no value.`, todo: `Write --${flag.name} alone.`, place: { key: `--${flag.name}` } });
  }
  if (value !== undefined && value !== "" && (inline === true || !/^-\D/.test(value))) return value;
  throw new UserError("CB-102", { what: `--${flag.name} needs a value.`, todo: `Write --${flag.name} ${flag.takes}.`, place: { key: `--${flag.name}` } });
}

function unknownFlag(written: string, { flags, command, instead }: Grammar): UserError {
  const name = written.replace(/^-+/, "");
  const guess = nearest(name, flags.map((flag) => flag.name));
  return new UserError("CB-101", {
    what: `There is no flag ${written}.`,
    todo: instead?.(name) ?? (guess === undefined ? `\`${command} --help\` lists all flags.` : `Did you mean --${guess}?`),
    place: { key: written },
  });
}

function twice(flag: Flag, values: readonly string[]): UserError {
  return new UserError("CB-103", { what: `--${flag.name} is given twice: ${values.join(" and ")}.`, todo: "Keep one.", place: { key: `--${flag.name}` } });
}

function tooMany(words: readonly string[], { positionals, command }: Grammar): UserError {
  const extra = words.slice(positionals).map((word) => `"${word}"`).join(", ");
  return new UserError("CB-104", {
    what: `\`${command}\` takes ${positionals === 0 ? "no words" : positionals === 1 ? "one word" : `${positionals} words`} besides flags, and ${extra} is one more.`,
    todo: `See \`${command} --help\`; a name with spaces needs quotes.`,
  });
}

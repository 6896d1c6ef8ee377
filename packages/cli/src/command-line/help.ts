import { columns, wrap } from "../terminal/text.ts";
import type { Screen } from "../terminal/session.ts";
import { commonFlags, type Command, type Flag, type ListedCommand } from "./command.ts";

const left = 22;

/** What `create-backend --help` says: the commands, and the flags of the command that runs without a name. */
export async function overviewText(commands: readonly ListedCommand[], byDefault: Command, screen: Screen): Promise<string> {
  const { style, width } = screen;
  const usage = [
    [`create-backend ${byDefault.usage}`, "a new repository"],
    ["create-backend <command> --help", "more about one command"],
  ] as const;
  const flags = byDefault.flags.filter(({ detail }) => detail !== true);
  const hidden = byDefault.flags.length - flags.length;
  return [
    `${style.bold("create-backend")}  Decide, generate, guard and evolve a backend from one agreement.`,
    "",
    heading("Usage", screen),
    columns(usage, { width, left: 38 }),
    "",
    heading("Commands", screen),
    columns(commands.map(({ name, summary }) => [style.cyan(name), summary] as const), { width, left }),
    "",
    ...(await bodyOf({ ...byDefault, flags }, screen)),
    ...wrap(`${hidden} more flags tell about team, load and goals: create-backend new --help`, width).map(style.dim),
    "",
  ].join("\n");
}

/** What `create-backend <command> --help` says. */
export async function helpText(name: string, command: Command, screen: Screen): Promise<string> {
  const { style, width } = screen;
  return [
    style.bold(`create-backend ${name}`),
    ...wrap(command.about, width),
    "",
    heading("Usage", screen),
    `  create-backend ${name === "new" ? "" : `${name} `}${command.usage}`,
    "",
    ...(await bodyOf(command, screen)),
  ].join("\n");
}

async function bodyOf(command: Command, screen: Screen): Promise<string[]> {
  const values = (await command.values?.()) ?? new Map<string, readonly string[]>();
  return [
    ...flagGroups([...command.flags, ...commonFlags]).flatMap(([group, flags]) => [heading(group, screen), flagRows(flags, values, screen), ""]),
    heading("Examples", screen),
    ...command.examples.flatMap(([line, does]) => [`  ${screen.style.dim(`# ${does}`)}`, `  ${filled(line, values)}`]),
    "",
    heading("Exit codes", screen),
    columns(command.exits, { width: screen.width, left: 6 }),
    "",
  ];
}

/** The second value: the first is what one gets anyhow. */
function filled(line: string, values: ReadonlyMap<string, readonly string[]>): string {
  return line.replace(/\{([a-z-]+)\}/g, (_, flag: string) => values.get(flag)?.[1] ?? values.get(flag)?.[0] ?? "NAME");
}

function heading(text: string, { style }: Screen): string {
  return style.bold(text);
}

function flagGroups(flags: readonly Flag[]): readonly (readonly [string, readonly Flag[]])[] {
  const groups = new Map<string, Flag[]>();
  for (const flag of flags) groups.set(flag.group ?? "Flags", [...(groups.get(flag.group ?? "Flags") ?? []), flag]);
  return [...groups];
}

function flagRows(flags: readonly Flag[], values: ReadonlyMap<string, readonly string[]>, { style, width }: Screen): string {
  const rows = flags.map((flag) => {
    const term = `${flag.short === undefined ? "" : `-${flag.short}, `}--${flag.name}`;
    const takes = flag.takes === undefined ? "" : ` ${style.dim(flag.takes)}`;
    const choices = values.get(flag.name);
    return [style.cyan(term) + takes, choices === undefined ? flag.summary : `${flag.summary}: ${choices.join(", ")}`] as const;
  });
  return columns(rows, { width, left });
}

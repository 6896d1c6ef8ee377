import type { Command, Flag } from "../../command-line/command.ts";
import { answerFlags, profileFlags } from "../../interview/flags.ts";
import { extendsFlag, waiveFlag } from "../extends-flag.ts";

const group = "The repository";
const ownFlags: readonly Flag[] = [
  { name: "name", takes: "NAME", summary: "Name of the project (by default that of the folder)", group },
  { name: "modules", takes: "NAME,…", summary: "Modules, with owner=, uses=, publishes=, consumes= after colons", group },
  { name: "yes", short: "y", summary: "Ask nothing: what is open takes its default", group },
  { name: "dry-run", summary: "Show what would be written, and write nothing", group },
  { name: "no-install", summary: "Do not install dependencies", group },
  { name: "no-git", summary: "Do not make it a git repository", group },
  { name: "force", summary: "Go on in spite of answers that contradict each other", group },
];

const command: Command = {
  summary: "A new repository: questions, decision, preview, files (the default)",
  usage: "[directory] [flags]",
  about:
    "Asks at most twelve questions, decides an architecture and a stack, says why, shows what it will write, and writes a repository that runs at once. " +
    "Every question is a flag, or comes from a profile file; with --yes, or without a terminal, nothing is asked. The folder appears whole or not at all.",
  flags: [...ownFlags, extendsFlag, waiveFlag, ...answerFlags, ...profileFlags],
  positionals: 1,
  values: async () => (await import("../../interview/flag-values.ts")).flagValues(),
  examples: [
    ["create-backend shop", "asks, decides, shows, writes"],
    ["create-backend shop --yes", "the defaults, without a question"],
    ["create-backend shop --yes --team 12,30 --domain banking --ops ci_cd,iac", "decided from the situation"],
    ["create-backend shop -y --architecture {architecture} --modules users,notes", "two modules, deployed otherwise"],
    ["create-backend shop --profile team.yaml --dry-run", "what a profile would become"],
  ],
  exits: [
    ["0", "written (or shown, with --dry-run)"],
    ["2", "refused: the message says why and what to do; nothing was written"],
    ["70", "our fault"],
    ["130", "stopped with Ctrl-C; nothing was written"],
  ],
  run: async (args, session) => (await import("./new-repository.ts")).newRepository(args, session),
};

export default command;

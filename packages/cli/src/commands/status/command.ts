import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "Which repositories follow, and which have something to follow",
  usage: "[directory …] [flags]",
  about: "For a list of checkouts: who last wrote each, whether it follows its backend.yaml and this version's templates, how many files an update would change, and where conflicts would be. Nothing is written.",
  flags: [],
  positionals: 10_000,
  examples: [
    ["create-backend status", "this repository"],
    ["create-backend status ../services/*", "a whole fleet"],
    ["create-backend status ../services/* --json", "for a program"],
  ],
  exits: [
    ["0", "all follow"],
    ["2", "one could not be judged: its row says why"],
    ["4", "some have something to follow"],
    ["70", "our fault"],
  ],
  run: async (args, session) => (await import("./status.ts")).statusCommand(args, session),
};

export default command;

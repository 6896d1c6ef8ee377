import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "A policy, an option, a file, or every value of backend.yaml and its origin",
  usage: "[what] [flags]",
  about:
    "Says what stands behind a word: `backend.yaml` with every effective value and where it comes from, a policy with why and examples, a question with its options, " +
    "an option with its facts and their sources, a file of the repository with whose it is.",
  flags: [],
  positionals: 1,
  examples: [
    ["create-backend explain backend.yaml", "every value in effect, and where it comes from"],
    ["create-backend explain no-cross-module-import", "a policy: why, right and wrong"],
    ["create-backend explain framework", "a question and its options"],
    ["create-backend explain compose.yaml", "whose file this is"],
  ],
  exits: [
    ["0", "explained"],
    ["2", "there is nothing of that name, with the nearest one"],
    ["70", "our fault"],
  ],
  run: async (args, session) => (await import("./explain.ts")).explainCommand(args, session),
};

export default command;

import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "A policy, a finding, a path and what it may import, an option, every value of backend.yaml, or how rules are written",
  usage: "[what] [flags]",
  about:
    "Says what stands behind a word: `backend.yaml` with every effective value and where it comes from, a policy with why and examples, a question with its options, " +
    "an option with its facts and their sources; a path of the repository (also of a file that is yet to be written) with whose it is, which rules hold there and what it may import; " +
    "a finding by the name that check shows (f-…), by its fingerprint or by path:line, with why and what to do; " +
    "`architecture.yaml` with the forms that rules of your own may have, each form, and the words that they select by (`selectors`).",
  flags: [],
  positionals: 1,
  examples: [
    ["create-backend explain backend.yaml", "every value in effect, and where it comes from"],
    ["create-backend explain no-cross-module-import", "a policy: why, right and wrong"],
    ["create-backend explain framework", "a question and its options"],
    ["create-backend explain modules/orders/src/domain/order.ts", "which rules hold here, and what it may import"],
    ["create-backend explain f-1a2b3c4d", "a finding of the last check"],
    ["create-backend explain compose.yaml", "whose file this is"],
    ["create-backend explain architecture.yaml", "how rules of your own are written"],
    ["create-backend explain must-not-use", "a form of rule: what it takes, right and wrong"],
  ],
  exits: [
    ["0", "explained"],
    ["2", "there is nothing of that name, with the nearest one"],
    ["70", "our fault"],
  ],
  run: async (args, session) => (await import("./explain.ts")).explainCommand(args, session),
};

export default command;

import { plan } from "@create-backend/core";
import type { Command, Flag } from "../../command-line/command.ts";
import { answerFlags, profileFlags } from "../../interview/flags.ts";
import { extendsFlag, waiveFlag } from "../extends-flag.ts";

const group = "The decision";
const ownFlags: readonly Flag[] = [
  { name: "why", summary: "Every argument, what was ruled out, and by what", group },
  { name: "glossary", summary: "What the words and the codes of a decision mean", group },
  { name: "adr", takes: "FOLDER", summary: "Write decision records (MADR 4) into this folder", group },
  { name: "html", takes: "FILE", summary: "Write a page that explains it and decides anew as you move its inputs", group },
  { name: "overrides", takes: "FILE", summary: "Facts that your organisation knows better: id, value, reason", group },
  { name: "again", summary: "In a repository: decide anew with what changed, and say what is different", group },
  { name: "dry-run", summary: "Write neither records nor a page", group },
  { name: "yes", short: "y", summary: "Ask nothing: what is open takes its default", group },
  { name: "force", summary: "Go on in spite of answers that contradict each other", group },
];

const command: Command = {
  summary: "Only the decision: what, why, the runner-up, and why nothing else",
  usage: "[flags]",
  about:
    "Decides an architecture and a stack for a situation, and argues for it: every point for and against, the runner-up, what was ruled out and by what. " +
    "It looks at options that we cannot generate yet, too, and says so. The same situation gives the same decision, byte for byte. " +
    "With --again it starts from .backend/profile.yaml, compares with the last decision, and writes a record that supersedes the old one where an answer changes.",
  flags: [...ownFlags, extendsFlag, waiveFlag, ...profileFlags, ...answerFlags],
  positionals: 0,
  values: async () => (await import("../../interview/flag-values.ts")).flagValues(),
  examples: [
    ["create-backend decide --profile team.yaml", "from a file"],
    ["create-backend decide --team 5 --skills {language} --domain ai_llm", "from flags"],
    ["create-backend decide --profile team.yaml --why", "every argument"],
    ["create-backend decide --profile team.yaml --json", "for a program"],
    ["create-backend decide --profile team.yaml --adr docs/decisions", "records for the repository"],
    ["create-backend decide --profile team.yaml --html decision.html", "a page to read and to try"],
    ["create-backend decide --again --team 30,60 --independence several", "does the decision still stand?"],
  ],
  exits: [
    ["0", "decided"],
    ["2", "refused: contradictions, constraints that leave nothing, bad input"],
    ["70", "our fault"],
    ["130", "stopped with Ctrl-C"],
  ],
  insteadOf: (flag) => (plan.some(({ question }) => question === flag) ? `Write it into a file and name that with --profile: answers: { ${flag}: … }.` : undefined),
  run: async (args, session) => (await import("./decide.ts")).decideCommand(args, session),
};

export default command;

import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "Bring an existing repository under an agreement",
  usage: "[directory] [flags]",
  about:
    "Reads an existing repository in TypeScript, JavaScript, Python, Java, Go or C#: languages, framework and libraries, services, modules and who uses whom, who creates which table. " +
    "Proposes backend.yaml from it and writes down what policies find today (.backend/baseline), so that the first check is green and only new debt fails. Nothing else is written, and no file is changed.",
  flags: [
    { name: "yes", short: "y", summary: "Write without asking" },
    { name: "dry-run", summary: "Show the proposal, and write nothing" },
    { name: "name", takes: "NAME", summary: "Name of the project (by default that of its manifest or folder)" },
  ],
  positionals: 1,
  examples: [
    ["create-backend adopt --dry-run", "what would be agreed for this repository"],
    ["create-backend adopt ../shop --yes", "write it without asking"],
  ],
  exits: [
    ["0", "adopted, or shown"],
    ["2", "refused: the message says why and what to do; nothing was written"],
    ["70", "our fault"],
    ["130", "stopped; nothing was written"],
  ],
  run: async (args, session) => (await import("./adopt.ts")).adoptCommand(args, session),
};

export default command;

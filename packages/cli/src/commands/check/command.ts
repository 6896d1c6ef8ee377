import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "Judge a repository by its agreement, backend.yaml",
  usage: "[directory] [flags]",
  about:
    "Reads the repository (what git knows and does not ignore), and runs every policy over its code, images, manifests and pipelines: what may import what, what must be pinned, which files are ours. " +
    "Nothing is installed, built or changed. A team's own rules stand in architecture.yaml (parts and rules by name), beside the agreement or alone. Agreed exceptions stand in .backend/waivers.yaml with reason, owner and end.",
  flags: [{ name: "format", takes: "NAME[=FILE]", repeats: true, summary: "A report, on stdout or in a file; may be repeated", group: "Reports" }],
  positionals: 1,
  values: async () => new Map([["format", (await import("../../report/report.ts")).formatNames]]),
  examples: [
    ["create-backend check", "this repository, for a person"],
    ["create-backend check ../shop --json", "for a program"],
    ["create-backend check --format github --format sarif=report.sarif", "in a pipeline"],
  ],
  exits: [
    ["0", "no errors (warnings do not fail a check)"],
    ["1", "findings, each with its place and what to do"],
    ["2", "could not judge: no agreement, bad input"],
    ["70", "our fault"],
  ],
  run: async (args, session) => (await import("./check.ts")).checkCommand(args, session),
};

export default command;

import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "Judge a repository by its agreement, backend.yaml",
  usage: "[directory] [flags]",
  about:
    "Reads the repository (what git knows and does not ignore), and runs every policy over its code, images, manifests and pipelines: what may import what, what must be pinned, which files are ours. " +
    "Nothing is installed, built or changed (but by --fix). A team's own rules stand in architecture.yaml (parts and rules by name), beside the agreement or alone. Agreed exceptions stand in .backend/waivers.yaml with reason, owner and end; where architecture.yaml allows it (waivers.inline), also in a comment: create-backend-waive <policy> reason=\"…\" owner=<team> expires=YYYY-MM-DD.",
  flags: [
    { name: "new", summary: "Only what is new on this branch: not found where it left the branch it will be merged into", group: "Which findings" },
    { name: "since", takes: "REF", summary: "Only what was not found at this commit, tag or branch", group: "Which findings" },
    { name: "changed", summary: "Only what touches files that differ from the last commit (or from --since), old or new", group: "Which findings" },
    { name: "fix", summary: "Mend what is safe: imports that pass by a door, uses that backend.yaml lacks, waivers and baseline lines that cover nothing", group: "Mending" },
    { name: "dry-run", summary: "With --fix: show what would be mended as a diff, and write nothing", group: "Mending" },
    { name: "format", takes: "NAME[=FILE]", repeats: true, summary: "A report, on stdout or in a file; may be repeated", group: "Reports" },
    { name: "no-cache", summary: "Read every file anew, and keep nothing (node_modules/.cache or .git remembers facts of unchanged files)", group: "Reading" },
  ],
  positionals: 1,
  values: async () => new Map([["format", (await import("../../report/report.ts")).formatNames]]),
  examples: [
    ["create-backend check", "this repository, for a person"],
    ["create-backend check ../shop --json", "for a program"],
    ["create-backend check --new", "on a branch: what it adds; the whole repository is judged all the same"],
    ["create-backend check --fix --dry-run", "what could be mended without you, as a diff"],
    ["create-backend check --format github --format sarif=report.sarif", "in a pipeline"],
  ],
  exits: [
    ["0", "no errors (warnings do not fail a check)"],
    ["1", "findings, each with its place and what to do"],
    ["2", "could not judge: no agreement, bad input, no earlier state to compare with"],
    ["70", "our fault"],
  ],
  run: async (args, session) => (await import("./check.ts")).checkCommand(args, session),
};

export default command;

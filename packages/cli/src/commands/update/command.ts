import type { Command } from "../../command-line/command.ts";
import { carryFlags } from "./flags.ts";

const ways = "Instead of updating";

const command: Command = {
  summary: "Follow backend.yaml and the current templates, and lose nothing of yours",
  usage: "[directory] [flags]",
  about:
    "Compares what create-backend wrote last, what you made of it, and what it would write now, shows the plan, and merges three ways. What you edited is kept; where both changed the same place, " +
    "you get a conflict as after a git merge. Nothing is written before you agree, a stop at any point can be taken back, and files that you deleted stay deleted.",
  flags: [
    ...carryFlags,
    { name: "clean-part", summary: "Update what has no conflict, and leave the rest for another time; exit 3 when there is a rest", group: "The update" },
    { name: "check", summary: "Only say whether there is something to follow: exit 4 when there is", group: ways },
    { name: "continue", summary: "Conflicts are resolved: finish the update", group: ways },
    { name: "abort", summary: "Take the begun update back: everything as it was", group: ways },
    { name: "skip-version", summary: "Do not offer what this version changes; the next one is offered again", group: ways },
  ],
  positionals: 1,
  examples: [
    ["create-backend update", "shows the plan, asks, merges"],
    ["create-backend update --yes --json", "unattended: exit 0 done, 3 conflicts"],
    ["create-backend update --check", "in a pipeline: exit 4 when the repository has drifted or an update is there"],
    ["create-backend update --abort", "back to the state before"],
  ],
  exits: [
    ["0", "done, or nothing to do"],
    ["2", "refused: the message says why and what to do; nothing was written"],
    ["3", "conflicts are left to you: resolve them, then --continue, or --abort"],
    ["4", "with --check: there is something to follow"],
    ["70", "our fault"],
    ["130", "stopped; nothing was written"],
  ],
  run: async (args, session) => (await import("./update.ts")).updateCommand(args, session),
};

export default command;

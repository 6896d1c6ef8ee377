import type { Command } from "../../command-line/command.ts";
import { carryFlags } from "../update/flags.ts";

const command: Command = {
  summary: "Remove a module, an event, a dependency or a capability",
  usage: "<thing> <name> [flags]",
  about:
    "Takes something out of backend.yaml and brings the repository in step. A module that others use stays until they do not; one that holds work of yours stays unless you say --delete-edited. " +
    "Tables and data are never touched.",
  flags: [{ name: "delete-edited", summary: "Also delete files of the module that you changed or wrote", group: "The update" }, ...carryFlags],
  positionals: 3,
  examples: [
    ["create-backend remove dependency billing orders", "billing no longer calls orders"],
    ["create-backend remove event orders.order-placed", "the event, and every reaction to it"],
    ["create-backend remove module billing", "the module and its files"],
  ],
  exits: [
    ["0", "done, or not there"],
    ["2", "refused: the message says why and what to do; nothing was written"],
    ["3", "conflicts are left to you: resolve them, then create-backend update --continue"],
    ["70", "our fault"],
    ["130", "stopped; nothing was written"],
  ],
  run: async (args, session) => (await import("./remove.ts")).removeCommand(args, session),
};

export default command;

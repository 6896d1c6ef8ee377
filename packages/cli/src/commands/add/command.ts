import type { Command } from "../../command-line/command.ts";
import { carryFlags } from "../update/flags.ts";

const about = "About a module or an event";
const aboutCall = "About an endpoint";

const command: Command = {
  summary: "Add a module, an event, an endpoint, a use case, an event handler or another capability",
  usage: "<thing> <name> [flags]",
  about:
    "Edits backend.yaml, with your comments and your order kept, and brings the repository in step by the same operation as `create-backend update`. " +
    "A thing is module, event, event-handler, dependency, or a question of backend.yaml (database, broker, monitoring …) with its new answer. " +
    "Others (endpoint, use-case …) are made by generators: new files inside a module, with a test, and what makes them known in files that are there; `--list` says what this repository can make, generators of your organisation included. What is there already is left as it is.",
  flags: [
    { name: "list", summary: "List everything that can be added to this repository", group: "Output" },
    { name: "owner", takes: "TEAM", summary: "Team that owns the module (by default team-<module>)", group: about },
    { name: "uses", takes: "MODULE,…", summary: "Modules whose contract it calls", group: about },
    { name: "publishes", takes: "EVENT,…", summary: "Events it announces", group: about },
    { name: "consumes", takes: "MODULE.EVENT,…", summary: "Events of others it reacts to", group: about },
    { name: "method", takes: "METHOD", summary: "How it is called: GET, POST, PUT, PATCH or DELETE (by default POST)", group: aboutCall },
    { name: "path", takes: "PATH", summary: "Where: {id}/cancellation (by default {id}/<name>)", group: aboutCall },
    { name: "to", takes: "MODULE,…", summary: "Modules that react to the event", group: about },
    ...carryFlags,
  ],
  positionals: 9,
  examples: [
    ["create-backend add module shipping --uses orders", "a module that calls another one"],
    ["create-backend add event orders.order-paid --to billing", "an event, and who reacts to it"],
    ["create-backend add event-handler billing orders.order-placed", "billing reacts to an event"],
    ["create-backend add endpoint orders.cancel-order", "POST /api/orders/{id}/cancel-order with its use case and tests"],
    ["create-backend add endpoint orders.summary --method GET --path {id}/summary", "the same for a question that changes nothing"],
    ["create-backend add use-case orders.archive-order", "the same without HTTP"],
    ["create-backend add dependency billing orders", "billing may call orders"],
    ["create-backend add decomposition microservices", "another answer to a question of backend.yaml"],
  ],
  exits: [
    ["0", "done, or there already"],
    ["2", "refused: the message says why and what to do; nothing was written"],
    ["3", "conflicts are left to you: resolve them, then create-backend update --continue"],
    ["70", "our fault"],
    ["130", "stopped; nothing was written"],
  ],
  run: async (args, session) => (await import("./add.ts")).addCommand(args, session),
};

export default command;

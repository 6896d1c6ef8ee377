import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "The architecture as it is, against what is intended",
  usage: "[directory] [flags]",
  about:
    "Draws modules, apps and platform with the imports between them: as agreed, agreed on by nobody, agreed on and not there, breaking a rule, in a circle. " +
    "The HTML page opens a module into its files, finds files, and says of each import where it stands and what is wrong with it; it is one file that asks no network for anything.",
  flags: [
    { name: "format", takes: "NAME", summary: "mermaid (the default), dot, svg, html or json" },
    { name: "out", takes: "FILE", summary: "Write to this file instead of stdout" },
  ],
  positionals: 1,
  examples: [
    ["create-backend graph --format html --out architecture.html", "a page to look around in"],
    ["create-backend graph", "Mermaid, for a README"],
    ["create-backend graph --format dot | dot -Tpng > architecture.png", "with Graphviz"],
  ],
  exits: [
    ["0", "drawn, whatever is wrong in it: `create-backend check` judges"],
    ["2", "could not be read: no agreement, bad input"],
    ["70", "our fault"],
  ],
  run: async (args, session) => (await import("./graph.ts")).graphCommand(args, session),
};

export default command;

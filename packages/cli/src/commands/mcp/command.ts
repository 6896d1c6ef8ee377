import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "Answer coding agents: check, what a path may import, a finding, the graph (MCP)",
  usage: "[directory]",
  about:
    "A Model Context Protocol server on stdin and stdout for one repository. Its tools only read: check, explain_path, explain_finding and graph. " +
    "Nothing can be written with them, so an agent cannot add a waiver or extend the baseline.",
  flags: [],
  positionals: 1,
  examples: [["create-backend mcp", "as the command of an MCP server, started in the repository"]],
  exits: [
    ["0", "the agent said goodbye"],
    ["2", "there is no agreement to judge by"],
    ["70", "our fault"],
  ],
  run: async (args, session) => (await import("./mcp.ts")).serve(args, session),
};

export default command;

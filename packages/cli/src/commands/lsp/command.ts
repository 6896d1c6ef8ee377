import type { Command } from "../../command-line/command.ts";

const command: Command = {
  summary: "The same verdicts in an editor: a language server on stdin and stdout",
  usage: "[flags]",
  about:
    "Speaks the Language Server Protocol. A file is judged while it is written, by every policy and every rule of architecture.yaml that looks at one import; what needs the whole repository " +
    "(cycles, tables, manifests) is judged when a file is saved. Waivers and baseline count as they do in a check. TypeScript, JavaScript, Python, Java, Go and C#.",
  flags: [{ name: "stdio", summary: "What editors say by habit; there is no other way to be spoken to", detail: true }],
  positionals: 0,
  examples: [["create-backend lsp --stdio", "what to enter as the command of a language server"]],
  exits: [
    ["0", "the editor has closed it"],
    ["2", "a word or a flag that it does not know"],
    ["70", "our fault"],
  ],
  run: async (_args, session) => (await import("./lsp.ts")).serve(session),
};

export default command;

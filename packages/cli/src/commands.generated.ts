// Written by `pnpm generate` from the folders of commands/. Do not edit.
import type { ListedCommand } from "./command-line/command.ts";

export const commands: readonly ListedCommand[] = [
  { name: "new", summary: "A new repository: questions, decision, preview, files (the default)", load: () => import("./commands/new/command.ts") },
  { name: "decide", summary: "Only the decision: what, why, the runner-up, and why nothing else", load: () => import("./commands/decide/command.ts") },
  { name: "add", summary: "Add a module, an event, an endpoint, a use case, an event handler or another capability", load: () => import("./commands/add/command.ts") },
  { name: "remove", summary: "Remove a module, an event, a dependency or a capability", load: () => import("./commands/remove/command.ts") },
  { name: "update", summary: "Follow backend.yaml and the current templates, and lose nothing of yours", load: () => import("./commands/update/command.ts") },
  { name: "status", summary: "Which repositories follow, and which have something to follow", load: () => import("./commands/status/command.ts") },
  { name: "check", summary: "Judge a repository by its agreement, backend.yaml", load: () => import("./commands/check/command.ts") },
  { name: "explain", summary: "A policy, a finding, a path and what it may import, an option, every value of backend.yaml, or how rules are written", load: () => import("./commands/explain/command.ts") },
  { name: "adopt", summary: "Bring an existing repository under an agreement", load: () => import("./commands/adopt/command.ts") },
  { name: "graph", summary: "The architecture as it is, against what is intended", load: () => import("./commands/graph/command.ts") },
  { name: "lsp", summary: "The same verdicts in an editor: a language server on stdin and stdout", load: () => import("./commands/lsp/command.ts") },
  { name: "mcp", summary: "Answer coding agents: check, what a path may import, a finding, the graph (MCP)", load: () => import("./commands/mcp/command.ts") },
];

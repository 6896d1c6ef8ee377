import type { Flag } from "../../command-line/command.ts";

const group = "The update";

/** Flags of every command that brings a repository in step. */
export const carryFlags: readonly Flag[] = [
  { name: "yes", short: "y", summary: "Carry the plan out without asking", group },
  { name: "dry-run", summary: "Show the plan, and write nothing", group },
  { name: "branch", takes: "NAME", summary: "Make a git branch for it", group },
  { name: "allow-dirty", summary: "Go on although files have changes that are not committed, or without git", group },
  { name: "package", takes: "FOLDER", summary: "Where the package lies that wrote this repository, if it is needed and npm cannot fetch it", group },
  { name: "no-install", summary: "Do not install when dependencies changed", group },
];

import type { Flag } from "../command-line/command.ts";

/** Flag of commands that decide: the organisation's standards packages. */
export const extendsFlag: Flag = { name: "extends", takes: "FOLDER,…", summary: "Standards packages of your organisation: its radar decides, its files and rules come along", group: "The organisation" };

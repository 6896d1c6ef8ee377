import type { Flag } from "../command-line/command.ts";

/** Flag of commands that decide: the organisation's standards packages. */
export const extendsFlag: Flag = { name: "extends", takes: "FOLDER,…", summary: "Standards packages of your organisation: its radar decides, its files and rules come along", group: "The organisation" };

/** Flag of commands that decide: agreed exceptions to what the radar holds back. */
export const waiveFlag: Flag = { name: "waive", takes: "NAME=REASON", repeats: true, summary: "An agreed exception to what the radar holds or does not list (repeats); forbidden stays forbidden", group: "The organisation" };

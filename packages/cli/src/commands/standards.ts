import { relative, resolve } from "node:path";
import { mergeRadars, UserError, type Blueprint, type Radar, type RadarWaiver } from "@create-backend/core";
import type { Standards } from "@create-backend/templates";
import type { Arguments } from "../command-line/command.ts";
import { standardsAt } from "../disk/read-standards.ts";

/** The entries of `--extends`. */
export function extendedBy(args: Arguments): readonly string[] {
  return (args.value("extends") ?? "").split(",").map((entry) => entry.trim()).filter((entry) => entry !== "");
}

/** The standards packages that entries name, seen from a folder. Throws what {@link standardsAt} throws, and for rules that no check could use. */
export async function standardsOf(entries: readonly string[], folder: string, blueprint?: Blueprint): Promise<readonly Standards[]> {
  const standards = entries.map((entry) => standardsAt(folder, entry));
  if (standards.some(({ rules }) => rules !== undefined)) {
    const { assertRules } = await import("./standards-rules.ts");
    assertRules(standards, blueprint);
  }
  return standards;
}

/** What all of them say about technologies, a later package over an earlier one; undefined when none says anything. */
export function radarOf(standards: readonly Standards[] = []): Radar | undefined {
  return mergeRadars(standards.flatMap(({ radar }) => radar ?? []));
}

/** The exceptions of `--waive "python=the data team needs it"`. Throws `CB-118` for one without a reason. */
export function waiversOf(args: Arguments): readonly RadarWaiver[] {
  return args.values("waive").map((one) => {
    const [name = "", ...rest] = one.split("=");
    const reason = rest.join("=").trim();
    if (name.trim() !== "" && reason.length >= 3) return { name: name.trim(), reason };
    throw new UserError("CB-118", { what: `--waive ${JSON.stringify(one)} gives no reason.`, why: "An exception that nobody can explain later is none.", todo: 'Write --waive "NAME=REASON".', place: { key: "--waive" } });
  });
}

/** An entry as the agreement of a new repository names it: folders are seen from there. */
export function entryFrom(entry: string, { folder, target }: { readonly folder: string; readonly target: string }): string {
  if (!/^(\.{1,2}(\/|$)|\/)/.test(entry)) return entry;
  const way = relative(target, resolve(folder, entry)).replaceAll("\\", "/");
  return way.startsWith(".") ? way : `./${way}`;
}

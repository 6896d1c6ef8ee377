import { relative, resolve } from "node:path";
import { mergeRadars, type Blueprint, type Radar } from "@create-backend/core";
import { assertStandardsRules } from "@create-backend/policies";
import type { Standards } from "@create-backend/templates";
import type { Arguments } from "../command-line/command.ts";
import { standardsAt } from "../disk/read-standards.ts";

/** The entries of `--extends`. */
export function extendedBy(args: Arguments): readonly string[] {
  return (args.value("extends") ?? "").split(",").map((entry) => entry.trim()).filter((entry) => entry !== "");
}

/** The standards packages that entries name, seen from a folder. Throws what {@link standardsAt} throws, and for rules that no check could use. */
export function standardsOf(entries: readonly string[], folder: string, blueprint?: Blueprint): readonly Standards[] {
  const standards = entries.map((entry) => standardsAt(folder, entry));
  for (const { name, rules } of standards) if (rules !== undefined) assertStandardsRules(rules, `${name}/policies.yaml`, blueprint ?? { version: 1, name: "repository", answers: {}, modules: [] });
  return standards;
}

/** What all of them say about technologies, a later package over an earlier one; undefined when none says anything. */
export function radarOf(standards: readonly Standards[] = []): Radar | undefined {
  return mergeRadars(standards.flatMap(({ radar }) => radar ?? []));
}

/** An entry as the agreement of a new repository names it: folders are seen from there. */
export function entryFrom(entry: string, { folder, target }: { readonly folder: string; readonly target: string }): string {
  if (!/^(\.{1,2}(\/|$)|\/)/.test(entry)) return entry;
  const way = relative(target, resolve(folder, entry)).replaceAll("\\", "/");
  return way.startsWith(".") ? way : `./${way}`;
}

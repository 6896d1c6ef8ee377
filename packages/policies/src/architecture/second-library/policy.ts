import { addTo, type FileTree } from "@create-backend/core";
import { z } from "zod";
import { isBrought } from "../../catalogue/brought.ts";
import { beneath, facades, familyOf, fillersOf, isOneChoice, successorIn, type Family, type Slot } from "../../catalogue/families.ts";
import { definePolicy, type Verdict } from "../../define-policy.ts";
import type { Edge, Language } from "../../graph/graph.ts";
import type { Declared } from "../../manifests/dependencies/declared.ts";

const parameters = z.object({
  also: z.array(z.string()).default([]).describe("Families that are welcome beside the one that is used most, for example okhttp for one difficult partner"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<"graph" | "dependencies", Parameters>({
  kind: "graph",
  needs: ["graph", "dependencies"],
  title: "Second library",
  summary: "Where no answer of backend.yaml names the library for a job, the code agrees on one.",
  severity: "warning",
  fix: ({ chosen }) => `Use ${chosen}, as the rest of the code does, or replace it everywhere.`,
  parameters,
  message: ({ who, library, slot, chosen }) => `${who} imports ${library}, a second ${slot} beside ${chosen}.`,
  judge({ graph, dependencies, blueprint, tree, parameters: { also } }) {
    const jobs = new Map<string, Use[]>();
    for (const edge of blueprint.modules.length === 0 ? [] : graph.edges) {
      const use = useOf(edge);
      if (use === undefined || fillersOf(use.family.slot, edge.from.language, blueprint.answers).length > 0) continue;
      const job = `${edge.from.language} ${use.family.slot}`;
      addTo(jobs, job, use);
    }
    const uses = [...jobs.values()];
    const unseen = uses.some(([use]) => use?.family.slot === loaded) ? driversIn(dependencies) : [];
    const declared = new Set(unseen.length === 0 && uses.every(hasOne) ? [] : dependencies.flatMap(({ imported }) => familyOf(imported)?.name ?? []));
    return { judged: uses.flat().length, verdicts: uses.flatMap((all) => strangers(all, { also, declared, tree, unseen: unseen.flatMap(({ language, name }) => (language === all[0]?.edge.from.language && all[0].family.slot === loaded ? [name] : [])) })) };
  },
});

/** What an address names and a mapper loads, so that no import shows it. */
const loaded: Slot = "database driver";

function driversIn(dependencies: readonly Declared[]): readonly { readonly language: Language; readonly name: string }[] {
  return dependencies.flatMap(({ language, imported, development }) => {
    const family = development ? undefined : familyOf(imported);
    return family?.slot === loaded ? [{ language, name: family.name }] : [];
  });
}

interface Use {
  readonly family: Family;
  readonly library: string;
  readonly edge: Edge;
}

/** Test runners are judged in tests, everything else outside of them. */
function useOf(edge: Edge): Use | undefined {
  const { target, from, fact } = edge;
  const { room, test } = from.place;
  if (target.kind !== "package" || fact.typeOnly || !(room === "module" || room === "app" || room === "platform")) return undefined;
  const family = familyOf(target.name);
  return family === undefined || (family.slot === "test runner") !== test ? undefined : { family, library: target.name, edge };
}

function hasOne(uses: readonly Use[]): boolean {
  return uses.every(({ family }) => family === uses[0]?.family);
}

interface Welcome {
  readonly tree: FileTree;
  readonly also: readonly string[];
  /** Families that a manifest names. */
  readonly declared: ReadonlySet<string>;
  /** Those that may be in use without an import; each counts as one. */
  readonly unseen: readonly string[];
}

/** Uses of other families than the one that most imports are of, or its successor where it is used; of two that are used alike the one that a manifest names counts, or the first in order of paths. */
function strangers(uses: readonly Use[], { also, declared, tree, unseen }: Welcome): readonly Verdict[] {
  const counts = new Map(unseen.map((name) => [name, uses.some(({ family }) => family.name === name) ? 0 : 1]));
  for (const { family } of uses) counts.set(family.name, (counts.get(family.name) ?? 0) + 1);
  const weight = ([name, count]: readonly [string, number]): number => count * 2 + (declared.has(name) ? 1 : 0);
  const [most] = [...counts].reduce<readonly [string, number]>((best, next) => (weight(next) > weight(best) ? next : best), ["", 0]);
  const chosen = successorIn(counts, most);
  return uses
    .filter(({ family, edge }) => !isOneChoice(family.name, chosen) && !isBrought(tree, family.name, chosen) && !also.includes(family.name) && !beneath.has(family.name) && !(facades.has(chosen) && edge.from.place.room !== "module"))
    .map(({ family, library, edge: { from, fact } }) => ({ at: { path: from.path, start: fact.start, end: fact.end }, facts: { who: from.place.name ?? `The ${from.place.room}`, library, slot: family.slot, chosen } }));
}

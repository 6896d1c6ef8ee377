import type { Blueprint } from "@create-backend/core";
import { z } from "zod";
import { definePolicy } from "../../define-policy.ts";
import { moduleNamed } from "../../graph/agreement.ts";
import { cycleFix, cycleMessage, cyclesOf, type View } from "../../graph/cycles.ts";
import { knownCircles } from "../../graph/known-circles.ts";
import type { ImportFact } from "../../graph/facts.ts";
import type { Edge, Graph } from "../../graph/graph.ts";
import type { Place } from "../../graph/layout.ts";

const parameters = z.object({
  typeOnly: z.boolean().default(false).describe("Whether imports that are erased before run time close a cycle of files"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<"graph", Parameters>({
  kind: "graph",
  needs: ["graph"],
  title: "Cycle",
  summary: "Modules do not depend on each other in a circle, and neither do files at run time.",
  fix: cycleFix,
  parameters,
  message: cycleMessage,
  judge({ graph, blueprint, tree, owed, parameters: { typeOnly } }) {
    const known = (level: string): View["known"] => knownCircles(level, { owed, tree });
    const runtime = graph.edges.filter(({ from, fact }) => !from.place.test && (typeOnly || !fact.typeOnly) && !isApart(fact));
    const files = cyclesOf(runtime, { level: "files", nameOf: ({ path }) => path, costOf: (edge) => costOf(edge, blueprint), known: known("files") });
    const modules = cyclesOf(graph.edges.filter((edge) => couples(edge, blueprint)), { level: "modules", nameOf: ({ place }) => place.name ?? "", costOf: (edge) => (isAgreed(edge, blueprint) ? 1000 : 1), known: known("modules") });
    const told = new Set(files.flatMap(({ names }) => housesOf(names, graph)));
    return { judged: graph.units.size, verdicts: [...files, ...modules.filter(({ names }) => !names.every((name) => told.has(name)))].flatMap((cycle) => cycle.verdicts) };
  },
});

/** A worker is loaded on its own, and a file that is named by its URL is not loaded by that. */
function isApart({ kind }: ImportFact): boolean {
  return kind === "worker" || kind === "url";
}

/** Cycles of files that span modules name those modules already. */
function housesOf(paths: readonly string[], { units }: Graph): readonly string[] {
  const houses = new Set(paths.flatMap((path) => units.get(path)?.place.name ?? []));
  return houses.size > 1 ? [...houses] : [];
}

/** An import that couples two modules: knowing the events one consumes does not, events may flow both ways. */
function couples({ from, to }: Edge, blueprint: Blueprint): boolean {
  if (from.place.test || !isOther(from.place, to)) return false;
  const module = moduleNamed(blueprint, from.place.name);
  return module !== undefined && (module.uses.includes(to?.name ?? "") || !module.consumes.some((event) => event.module === to?.name));
}

const outwards: readonly (string | undefined)[] = ["domain", "contract", "application", "infrastructure", "http", "compose"];

/** Between modules what was not agreed is cut first, inside one what looks outwards. */
function costOf(edge: Edge, blueprint: Blueprint): number {
  const { from: { place }, to } = edge;
  if (isOther(place, to)) return isAgreed(edge, blueprint) ? 1000 : 1;
  return outwards.indexOf(to?.layer) > outwards.indexOf(place.layer) && place.layer !== undefined ? 1 : 10;
}

/** An import that the agreement asks for: what it does not is the first to go. */
function isAgreed({ from, to }: Edge, blueprint: Blueprint): boolean {
  return moduleNamed(blueprint, from.place.name)?.uses.includes(to?.name ?? "") === true;
}

function isOther(from: Place, to: Place | undefined): boolean {
  return from.room === "module" && to?.room === "module" && from.name !== to.name;
}

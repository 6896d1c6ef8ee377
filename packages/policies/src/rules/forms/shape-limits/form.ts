import { once, addTo } from "@create-backend/core";
import { z } from "zod";
import type { Verdict } from "../../../define-policy.ts";
import type { Edge, Unit } from "../../../graph/graph.ts";
import { textOf } from "../../../graph/text.ts";
import { written } from "../../book.ts";
import { defineForm, filesIn, judges } from "../../define-form.ts";
import { subjectOfUnit } from "../../selector.ts";
import { lessStable } from "./stability.ts";

const limit = z.int().min(0).optional();
const parameters = once(() => z.strictObject({
  of: written().describe("What is measured; files with equal captures are measured together, files without captures one by one"),
  lines: limit.describe("Most lines of one file"),
  files: limit.describe("Most files"),
  uses: limit.describe("Most files of others that are used (fan-out)"),
  "used-by": limit.describe("Most files of others that use it (fan-in)"),
  surface: limit.describe("Most of its files that others use"),
  "stable-dependencies": z.boolean().default(false).describe("Whether it may only use what is at least as stable: instability (what leads out, of all that leads in and out) falls along every import"),
}));

type Limits = z.infer<ReturnType<typeof parameters>>;

export default defineForm<Limits>({
  title: "Shape limits",
  summary: "Nothing grows beyond a size, or is used by, or uses, too many.",
  parameters,
  compile(limits, rule) {
    const of = rule.select(limits.of);
    return {
      kind: "graph",
      needs: ["graph"],
      fix: ({ used }) => (used === undefined ? "Split it along what changes together." : `Let ${used} use less, or let what is needed of it be said on this side.`),
      message: ({ what, measure, value, most, used }) => (used === undefined ? `${what} has ${value} ${measure}; ${most} is the limit.` : `${what} uses ${used}, which is less stable.`),
      judge({ graph, tree }) {
        const groups = new Map<string, Unit[]>();
        const keyOf = (unit: Unit): string | undefined => {
          const way = of.match(subjectOfUnit(unit))[0];
          return way === undefined || !judges(unit, rule) ? undefined : Object.entries(way).filter(([name]) => !name.startsWith("!")).map(([, value]) => value).join("/") || unit.path;
        };
        for (const unit of graph.units.values()) {
          const key = keyOf(unit);
          if (key !== undefined) addTo(groups, key, unit);
        }
        const edges = filesIn(graph, rule);
        const neighbours = neighboursIn(edges);
        const long = limits.lines === undefined ? [] : [...groups.values()].flat().flatMap((unit) => tooMany(unit.path, [["lines", linesOf(textOf(tree, unit.path) ?? ""), limits.lines]], unit));
        const groupOf = new Map([...groups].flatMap(([key, units]) => units.map(({ path }) => [path, key] as const)));
        return { judged: groups.size, verdicts: [...long, ...(limits["stable-dependencies"] ? lessStable(groupOf, edges) : []), ...[...groups].flatMap(([key, units]) => tooMany(key, measures(units, neighbours, limits), units[0] as Unit))] };
      },
    };
  },
});

type Measure = readonly [measure: string, value: number, most: number | undefined];

/** Edges between files by the file at either end. */
interface Neighbours {
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
  readonly users: ReadonlyMap<string, ReadonlySet<string>>;
}

function neighboursIn(edges: readonly Edge[]): Neighbours {
  const used = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, value: string): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, new Set([value]));
    else known.add(value);
  };
  for (const { from, target } of edges) {
    const to = target.kind === "file" ? target.path : "";
    add(used, from.path, to);
    if (to !== "") add(users, to, from.path);
  }
  return { used, users };
}

function measures(units: readonly Unit[], { used, users }: Neighbours, limits: Limits): readonly Measure[] {
  const own = new Set(units.map(({ path }) => path));
  const others = (map: ReadonlyMap<string, ReadonlySet<string>>, path: string): readonly string[] => [...(map.get(path) ?? [])].filter((other) => !own.has(other));
  const paths = [...own];
  return [
    ["files", own.size, limits.files],
    ["files of others that it uses", new Set(paths.flatMap((path) => others(used, path))).size, limits.uses],
    ["files of others that use it", new Set(paths.flatMap((path) => others(users, path))).size, limits["used-by"]],
    ["files that others use", paths.filter((path) => others(users, path).length > 0).length, limits.surface],
  ];
}

function tooMany(what: string, all: readonly Measure[], { path }: Unit): readonly Verdict[] {
  return all.flatMap(([measure, value, most]) => (most === undefined || value <= most ? [] : [{ at: { path, start: 0, end: 0 }, facts: { what, measure, value: String(value), most: String(most) } }]));
}

function linesOf(text: string): number {
  const breaks = text.split("\n").length;
  return text.endsWith("\n") ? breaks - 1 : breaks;
}

import { addTo } from "@create-backend/core";
import type { Edge, Graph } from "../../../graph/graph.ts";
import { counts, judges, type Common } from "../../define-form.ts";
import { subjectOfTarget, subjectOfUnit, type Captures, type Selector, type Subject } from "../../selector.ts";

/** Files that reach something of `to` over any number of files, or files of `to` that are reached from some of `from`. */
export function reaching({ edges, units }: Graph, { from, to, every, ...rule }: { readonly from: Selector; readonly to: Selector; readonly every: "from" | "to" } & Common): ReadonlySet<string> {
  const counted = edges.flatMap((edge) => (counts(edge, rule) ? endsOf(edge) : []));
  const beside = new Map<string, string[]>();
  for (const [user, used] of counted) addTo(beside, every === "to" ? user : used.path, every === "to" ? used.path : user);
  const files = [...units.values()].filter((unit) => judges(unit, rule)).map(subjectOfUnit);
  const seen = [...files, ...counted.map(([, used]) => used).filter(({ kind }) => kind === "package")];
  const done = new Set<string>();
  for (const [way, users] of byWay(from, files)) {
    const used = new Set(seen.filter((subject) => to.match(subject, way).length > 0).map(({ path }) => path));
    const [start, wanted] = every === "to" ? [users, used] : [used, users];
    for (const path of closureOf(start, beside)) if (wanted.has(path)) done.add(path);
  }
  return done;
}

function endsOf(edge: Edge): readonly (readonly [string, Subject])[] {
  const used = subjectOfTarget(edge);
  return used === undefined ? [] : [[edge.from.path, used]];
}

/** Files by what is captured of them: all with the same captures are followed at once. */
function byWay(from: Selector, files: readonly Subject[]): Iterable<readonly [Captures, ReadonlySet<string>]> {
  const groups = new Map<string, [Captures, Set<string>]>();
  for (const file of files)
    for (const way of from.match(file)) {
      const key = JSON.stringify(way);
      const group = groups.get(key) ?? [way, new Set<string>()];
      group[1].add(file.path);
      groups.set(key, group);
    }
  return groups.values();
}

/** What can be reached, the start included. */
function closureOf(start: ReadonlySet<string>, beside: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(start);
  for (const path of reached) for (const next of beside.get(path) ?? []) reached.add(next);
  return reached;
}

import type { Ground, RepositoryFacts, Verdict } from "../../../define-policy.ts";
import { textOf } from "../../../graph/text.ts";
import { counts, judges, type Common, type Judging } from "../../define-form.ts";
import { reachedBy } from "../../reached.ts";
import { filled, item, subjectOfUnit, type Captures, type Selector } from "../../selector.ts";
import { isBlank } from "./is-blank.ts";
import { reaching } from "./reaching.ts";

type Grounds = Ground<unknown> & Pick<RepositoryFacts, "graph">;

interface Asked {
  readonly from: Selector;
  readonly to: Selector;
  readonly transitive: boolean;
}

/** One use is enough for all files with the same captures; the verdict stands at the first of them. */
export function byGroup({ from, to, transitive }: Asked, rule: Common): Judging {
  return {
    kind: "graph",
    needs: ["graph"],
    ...(transitive ? {} : { promise: { from, to, every: "group" } }),
    fix: ({ other = "" }) => `Let one of them use ${other}, or take them out of what the rule asks.`,
    message: ({ group, other }) => `No file of ${group} ${transitive ? "reaches" : "uses"} any of ${other}.`,
    judge(ground) {
      const groups = groupsOf(from, ground, rule);
      const done = transitive ? reachingGroups({ from, to }, ground, rule) : usingGroups({ from, to }, ground, rule);
      const lacking = [...groups].filter(([key]) => !done.has(key));
      return { judged: groups.size, verdicts: lacking.map(([, { path, way }]): Verdict => ({ at: { path, start: 0, end: 0 }, facts: { group: nameOf(way, from), other: filled(to.text, way) } })) };
    },
  };
}

/** Each group by its captures, with the first of its files. */
function groupsOf(from: Selector, { graph, tree }: Grounds, rule: Common): ReadonlyMap<string, { readonly path: string; readonly way: Captures }> {
  const groups = new Map<string, { readonly path: string; readonly way: Captures }>();
  for (const unit of graph.units.values()) {
    if (!judges(unit, rule) || isBlank(textOf(tree, unit.path) ?? "")) continue;
    for (const way of from.match(subjectOfUnit(unit))) {
      const first = groups.get(keyOf(way));
      if (first === undefined || unit.path < first.path) groups.set(keyOf(way), { path: unit.path, way });
    }
  }
  return groups;
}

function usingGroups({ from, to }: Pick<Asked, "from" | "to">, ground: Grounds, rule: Common): ReadonlySet<string> {
  return new Set(ground.graph.edges.flatMap((edge) => {
    const ways = counts(edge, rule) ? from.match(subjectOfUnit(edge.from)) : [];
    if (ways.length === 0) return [];
    const reached = reachedBy(edge, ground);
    return ways.filter((way) => reached.some(({ target }) => to.match(target, way).length > 0)).map(keyOf);
  }));
}

function reachingGroups({ from, to }: Pick<Asked, "from" | "to">, { graph }: Grounds, rule: Common): ReadonlySet<string> {
  const done = reaching(graph, { from, to, every: "from", ...rule });
  return new Set([...graph.units.values()].flatMap((unit) => (done.has(unit.path) ? from.match(subjectOfUnit(unit)).map(keyOf) : [])));
}

function keyOf(way: Captures): string {
  return JSON.stringify(Object.entries(way).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the files of a group have in common: the pattern with what was captured, or the item of the list. */
function nameOf(way: Captures, from: Selector): string {
  return Object.keys(way).some((name) => name !== item) ? filled(from.text, way) : (way[item] ?? from.text);
}

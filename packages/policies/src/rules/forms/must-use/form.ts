import { once } from "@create-backend/core";
import { z } from "zod";
import type { Verdict } from "../../../define-policy.ts";
import type { Edge, Unit } from "../../../graph/graph.ts";
import { textOf } from "../../../graph/text.ts";
import { written } from "../../book.ts";
import { counts, defineForm, judges } from "../../define-form.ts";
import { reachedBy } from "../../reached.ts";
import { subjectOfUnit } from "../../selector.ts";
import { byGroup } from "./by-group.ts";
import { isBlank } from "./is-blank.ts";
import { reaching } from "./reaching.ts";

const parameters = once(() => z.strictObject({
  from: written().describe("Who has to use"),
  to: written().describe("What has to be used"),
  every: z.enum(["from", "to", "group"]).default("from").describe("`from`: every file of from uses some of to. `to`: every file of to is used by some of from. `group`: one file of from that uses some of to is enough for all that share what is captured, or an item of the list"),
  transitive: z.boolean().default(false).describe("Whether a way over other files will do"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Must use",
  summary: "Everything that one selector names uses, or is used by, something that another one names.",
  parameters,
  compile({ every, transitive, ...texts }, rule) {
    if (every === "group") return byGroup({ from: rule.members(texts.from), to: rule.select(texts.to), transitive }, rule);
    const from = rule.select(texts.from);
    const to = rule.select(texts.to);
    const usedBy = (edge: Edge, ground: Parameters<typeof reachedBy>[1]): readonly string[] => {
      const ways = counts(edge, rule) ? from.match(subjectOfUnit(edge.from)) : [];
      return ways.length === 0 ? [] : reachedBy(edge, ground).flatMap(({ target }) => (ways.some((way) => to.match(target, way).length > 0) ? [target.path] : []));
    };
    // A guard among the handlers has itself.
    const isBoth = (unit: Unit): boolean => from.match(subjectOfUnit(unit)).some((way) => to.match(subjectOfUnit(unit), way).length > 0);
    return {
      kind: "graph",
      needs: ["graph"],
      // A way over others may be open where the direct one is closed.
      ...(transitive ? {} : { promise: { from, to, every } }),
      fix: ({ other = "" }) => (every === "from" ? `Use ${other}, or move the file to where the rule does not ask for it.` : `Let ${other} use it, or remove it.`),
      message: ({ path, other }) => (every === "from" ? `${path} ${transitive ? "reaches" : "uses"} nothing of ${other}.` : `${path} is ${transitive ? "reached" : "used"} by nothing of ${other}.`),
      judge(ground) {
        const { graph, tree } = ground;
        const done = transitive ? reaching(graph, { from, to, every, ...rule }) : new Set(graph.edges.flatMap((edge) => usedBy(edge, ground).map((used) => (every === "from" ? edge.from.path : used))));
        const asked = [...graph.units.values()].filter((unit) => judges(unit, rule) && (every === "from" ? from : to).match(subjectOfUnit(unit)).length > 0 && !isBlank(textOf(tree, unit.path) ?? ""));
        return { judged: asked.length, verdicts: asked.filter((unit) => !done.has(unit.path) && !isBoth(unit)).map((unit) => verdictOf(unit, every === "from" ? to.text : from.text)) };
      },
    };
  },
});

function verdictOf({ path }: Unit, other: string): Verdict {
  return { at: { path, start: 0, end: 0 }, facts: { path, other } };
}

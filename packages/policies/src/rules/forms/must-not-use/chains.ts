import { judges, type Common, type Judging } from "../../define-form.ts";
import { subjectOfUnit, type Selector } from "../../selector.ts";
import { edgesByFile, wayFrom } from "../../ways.ts";

/** The same over any number of files: the verdict stands at the first import of a shortest way. */
export function chains({ from, to }: { readonly from: Selector; readonly to: Selector }, rule: Common): Judging {
  return {
    kind: "graph",
    needs: ["graph"],
    fix: ({ way = "" }) => `Cut the way ${way}.`,
    message: ({ from: user, to: used, way }) => `${user} reaches ${used}: ${way}.`,
    judge({ graph }) {
      const outgoing = edgesByFile(graph, rule);
      const users = [...graph.units.values()].filter((unit) => judges(unit, rule) && from.match(subjectOfUnit(unit)).length > 0);
      return { judged: users.length, verdicts: users.flatMap((unit) => from.match(subjectOfUnit(unit)).flatMap((way) => wayFrom(unit, { outgoing, faultAt: (target) => (to.match(target, way).length > 0 ? {} : undefined), passes: () => true }) ?? [])) };
    },
  };
}

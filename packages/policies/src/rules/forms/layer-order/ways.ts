import type { Facts } from "../../../define-policy.ts";
import { judges, type Common, type Judging } from "../../define-form.ts";
import { subjectOfTarget, subjectOfUnit, type Subject } from "../../selector.ts";
import { edgesByFile, wayFrom } from "../../ways.ts";

interface Order {
  readonly isInLayer: (subject: Subject) => boolean;
  readonly faultOf: (user: Subject, target: Subject) => Facts | undefined;
}

/** The same over files of no layer: the verdict stands at the first import of a shortest way. */
export function ways({ isInLayer, faultOf }: Order, rule: Common): Judging {
  return {
    kind: "graph",
    needs: ["graph"],
    fix: ({ way = "" }) => `Cut the way ${way}.`,
    message: ({ kind, from, to, target, skipped, way }) => (kind === "skips" ? `The layer ${from} uses ${target} of ${to} past ${skipped}.` : `The layer ${from} reaches ${target} of ${to}, which lies ${kind === "beside" ? "beside" : "above"} it: ${way}.`),
    judge({ graph }) {
      const outgoing = edgesByFile(graph, rule);
      const users = [...graph.units.values()].filter((unit) => judges(unit, rule) && isInLayer(subjectOfUnit(unit)));
      const verdicts = users.flatMap((unit) => {
        const direct = new Set((outgoing.get(unit.path) ?? []).flatMap((edge) => subjectOfTarget(edge)?.path ?? []));
        const faultAt = (target: Subject): Facts | undefined => {
          const fault = faultOf(subjectOfUnit(unit), target);
          // What is skipped over a file of no layer is skipped by that file.
          return fault === undefined || (fault["kind"] === "skips" && !direct.has(target.path)) ? undefined : { ...fault, target: target.path };
        };
        return wayFrom(unit, { outgoing, faultAt, passes: (target) => !isInLayer(target) }) ?? [];
      });
      return { judged: users.length, verdicts };
    },
  };
}

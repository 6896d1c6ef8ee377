import type { Facts } from "../../../define-policy.ts";
import { judges, type Common, type Judging } from "../../define-form.ts";
import { subjectOfUnit, unify, type Selector, type Subject } from "../../selector.ts";
import { edgesByFile, wayFrom } from "../../ways.ts";

/** The same over files of no member: the verdict stands at the first import of a shortest way. */
export function ways({ members, except }: { readonly members: Selector; readonly except: Selector | undefined }, rule: Common): Judging {
  const isMember = (subject: Subject): boolean => members.match(subject).length > 0;
  const areOne = (one: Subject, other: Subject): boolean => members.match(one).some((way) => members.match(other).some((theirs) => unify(way, theirs) !== undefined));
  const isOpen = (target: Subject): boolean => except !== undefined && except.match(target).length > 0;
  return {
    kind: "graph",
    needs: ["graph"],
    fix: ({ way = "" }) => `Cut the way ${way}.`,
    message: ({ from, to, way }) => `${from} reaches ${to} of another member: ${way}.`,
    judge({ graph }) {
      const outgoing = edgesByFile(graph, rule);
      const users = [...graph.units.values()].filter((unit) => judges(unit, rule) && isMember(subjectOfUnit(unit)));
      const faultOf = (user: Subject, target: Subject): Facts | undefined => (isMember(target) && !areOne(user, target) && !isOpen(target) ? {} : undefined);
      return { judged: users.length, verdicts: users.flatMap((unit) => wayFrom(unit, { outgoing, faultAt: (target) => faultOf(subjectOfUnit(unit), target), passes: (target) => !isMember(target) }) ?? []) };
    },
  };
}

import type { Facts, Ground } from "../define-policy.ts";
import type { Edge } from "../graph/graph.ts";
import { pathsOf } from "./define-form.ts";
import { subjectOfTarget, type Subject } from "./selector.ts";

const none: readonly Subject[] = [];

/** Something that an import leads to. */
export interface Reached {
  readonly target: Subject;
  /** Files that hand it on to the importer; none when it is the written target. */
  readonly doors: readonly Subject[];
  readonly facts: Facts;
}

type Ways = Pick<Ground<unknown>, "finalsOf" | "layout">;

/** What an import leads to: the written target, then where names come from that it only hands on. */
export function reachedBy(edge: Edge, ground: Ways): readonly Reached[] {
  const written = subjectOfTarget(edge);
  return written === undefined ? [] : [{ target: written, doors: none, facts: pathsOf(edge) }, ...behind(edge, ground)];
}

const known = new WeakMap<Edge, readonly Reached[]>();

/** Where names come from that the written target only hands on: the same for every rule that asks. */
function behind(edge: Edge, ways: Ways): readonly Reached[] {
  const found = known.get(edge) ?? workedOut(edge, ways);
  known.set(edge, found);
  return found;
}

function workedOut(edge: Edge, { finalsOf, layout }: Ways): readonly Reached[] {
  return finalsOf(edge).flatMap(({ target, to, via }) => {
    const seen: Edge = { from: edge.from, fact: edge.fact, target, ...(to === undefined ? {} : { to }) };
    const final = subjectOfTarget(seen);
    return final === undefined ? [] : [{ target: final, doors: via.map((path): Subject => ({ kind: "file", path, place: layout.placeOf(path) })), facts: { ...pathsOf(seen), via: via.join(", ") } }];
  });
}

/** The facts of the first thing reached that is at fault; what the written target hands on is worked out only where that one is not. */
export function firstFault(edge: Edge, ground: Ways, faultOf: (reached: Reached) => Facts | undefined): Facts | undefined {
  const written = subjectOfTarget(edge);
  if (written === undefined) return undefined;
  const fault = faultOf({ target: written, doors: none, facts: pathsOf(edge) });
  if (fault !== undefined) return fault;
  for (const reached of behind(edge, ground)) {
    const further = faultOf(reached);
    if (further !== undefined) return { ...further, via: reached.facts["via"] ?? "" };
  }
  return undefined;
}

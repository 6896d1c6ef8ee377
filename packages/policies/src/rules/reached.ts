import type { Facts, Ground } from "../define-policy.ts";
import type { Edge } from "../graph/graph.ts";
import { pathsOf } from "./define-form.ts";
import { subjectOfTarget, type Subject } from "./selector.ts";

/** Something that an import leads to. */
export interface Reached {
  readonly target: Subject;
  /** Files that hand it on to the importer; none when it is the written target. */
  readonly doors: readonly Subject[];
  readonly facts: Facts;
}

/** What an import leads to: the written target, then where names come from that it only hands on. Worked out as far as it is asked for. */
export function* reachedBy(edge: Edge, { finalsOf, layout }: Pick<Ground<unknown>, "finalsOf" | "layout">): Generator<Reached> {
  const written = subjectOfTarget(edge);
  if (written === undefined) return;
  yield { target: written, doors: [], facts: pathsOf(edge) };
  for (const { target, to, via } of finalsOf(edge)) {
    const seen: Edge = { from: edge.from, fact: edge.fact, target, ...(to === undefined ? {} : { to }) };
    const final = subjectOfTarget(seen);
    if (final !== undefined) yield { target: final, doors: via.map((path) => ({ kind: "file", path, place: layout.placeOf(path) })), facts: { ...pathsOf(seen), via: via.join(", ") } };
  }
}

/** The facts of the first thing reached that is at fault. */
export function firstFault(edge: Edge, ground: Pick<Ground<unknown>, "finalsOf" | "layout">, faultOf: (reached: Reached) => Facts | undefined): Facts | undefined {
  for (const reached of reachedBy(edge, ground)) {
    const fault = faultOf(reached);
    if (fault !== undefined) return reached.facts["via"] === undefined ? fault : { ...fault, via: reached.facts["via"] };
  }
  return undefined;
}

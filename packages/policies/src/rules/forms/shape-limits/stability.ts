import type { Verdict } from "../../../define-policy.ts";
import type { Edge } from "../../../graph/graph.ts";
import { spotOf } from "../../define-form.ts";

/** How many files of others a group uses, and how many use it. */
interface Couplings {
  out: number;
  in: number;
}

/** Imports of a group that is less stable than its user: more of what it is coupled with can force it to change. */
export function lessStable(groupOf: ReadonlyMap<string, string>, edges: readonly Edge[]): readonly Verdict[] {
  const across = edges.filter((edge) => groupOf.get(edge.from.path) === undefined || groupOf.get(edge.from.path) !== groupOf.get(targetOf(edge)));
  const pairs = new Map(across.map((edge) => [`${edge.from.path}\n${targetOf(edge)}`, edge]));
  const couplings = new Map<string, Couplings>();
  for (const edge of pairs.values()) {
    count(couplings, groupOf.get(edge.from.path), "out");
    count(couplings, groupOf.get(targetOf(edge)), "in");
  }
  return across.flatMap((edge) => {
    const [what, used] = [groupOf.get(edge.from.path), groupOf.get(targetOf(edge))];
    if (what === undefined || used === undefined || instability(couplings.get(used)) <= instability(couplings.get(what))) return [];
    return [{ at: spotOf(edge), facts: { what, used, measure: "stability" } }];
  });
}

function targetOf({ target }: Edge): string {
  return target.kind === "file" ? target.path : "";
}

function count(couplings: Map<string, Couplings>, group: string | undefined, side: keyof Couplings): void {
  if (group === undefined) return;
  const known = couplings.get(group) ?? { out: 0, in: 0 };
  known[side]++;
  couplings.set(group, known);
}

/** The part of all couplings that lead out; a group that uses nothing cannot be more stable. */
function instability({ out, in: into }: Couplings = { out: 0, in: 0 }): number {
  return out === 0 ? 0 : out / (out + into);
}

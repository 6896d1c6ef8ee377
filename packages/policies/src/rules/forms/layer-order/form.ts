import { once } from "@create-backend/core";
import { z } from "zod";
import { written } from "../../book.ts";
import { counts, defineForm, judges } from "../../define-form.ts";
import { firstFault } from "../../reached.ts";
import { subjectOfUnit, unify, type Captures, type Selector, type Subject } from "../../selector.ts";
import { ways } from "./ways.ts";

const parameters = once(() => z.strictObject({
  layers: z.record(z.string(), written()).describe("Layers from the outermost to the innermost; each uses those below it. Equal captures mean the same stack, others are not judged"),
  closed: z.array(z.string()).default([]).describe("Layers that nobody above may skip"),
  same: z.enum(["free", "isolated"]).default("free").describe("Whether files of one layer with other captures, or of another item of its list, may use each other"),
  transitive: z.boolean().default(false).describe("Whether a way over files of no layer counts, too"),
}));

interface Layer {
  readonly name: string;
  readonly selector: Selector;
  /** The same, with the items of a list told apart. */
  readonly members: Selector;
}

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Layer order",
  summary: "Layers use those below them, never those above, and skip none that is closed.",
  parameters,
  compile({ layers: texts, closed, same, transitive }, rule) {
    const layers = Object.entries(texts).map(([name, text]) => ({ name, selector: rule.select(text), members: rule.members(text) }));
    if (transitive) return ways({ isInLayer: (subject) => layerOf(layers, subject) !== undefined, faultOf: (user, target) => faultOf(layers, { user, target, closed, same }) }, rule);
    return {
      kind: "edge",
      fix: ({ kind, from, to, skipped }) => (kind === "skips" ? `Go through ${skipped}.` : `Let ${from} say what it needs, and let ${to} provide it from outside.`),
      message: ({ kind, from, to, target, skipped }) => (kind === "skips" ? `The layer ${from} uses ${target} of ${to} past ${skipped}.` : `The layer ${from} uses ${target} of ${to}, which lies ${kind === "beside" ? "beside" : "above"} it.`),
      subject: (unit) => judges(unit, rule) && layers.some(({ selector }) => selector.match(subjectOfUnit(unit)).length > 0),
      judge(edge, ground) {
        if (!counts(edge, rule)) return undefined;
        const own = layerOf(layers, subjectOfUnit(edge.from))?.index;
        return firstFault(edge, ground, ({ target, doors, facts }) => {
          const fault = faultOf(layers, { user: subjectOfUnit(edge.from), target, closed, same });
          // A layer may hand on what lies below it, and what one's own layer hands on is found there.
          const fine = fault === undefined || (doors.length > 0 && (fault["kind"] === "skips" || doors.some((door) => layerOf(layers, door)?.index === own)));
          return fine ? undefined : { ...fault, target: facts["to"] ?? "" };
        });
      },
    };
  },
});

interface Step {
  readonly user: Subject;
  readonly target: Subject;
  readonly closed: readonly string[];
  readonly same: "free" | "isolated";
}

/** The layer of a subject by its index, and every way in which it fits. */
function layerOf(layers: readonly Layer[], subject: Subject): { readonly index: number; readonly ways: readonly Captures[] } | undefined {
  const index = layers.findIndex(({ selector }) => selector.match(subject).length > 0);
  return index < 0 ? undefined : { index, ways: layers[index]?.selector.match(subject) ?? [] };
}

function areOne(members: Selector | undefined, one: Subject, other: Subject): boolean {
  return members === undefined || members.match(one).some((way) => members.match(other).some((theirs) => unify(way, theirs) !== undefined));
}

function faultOf(layers: readonly Layer[], { user, target, closed, same }: Step): Readonly<Record<string, string>> | undefined {
  const from = layerOf(layers, user);
  const to = layerOf(layers, target);
  if (from === undefined || to === undefined) return undefined;
  const alike = from.ways.some((way) => to.ways.some((other) => unify(way, other) !== undefined));
  const names = { from: layers[from.index]?.name ?? "", to: layers[to.index]?.name ?? "" };
  if (from.index === to.index) return same === "free" || areOne(layers[from.index]?.members, user, target) ? undefined : { kind: "beside", ...names };
  if (!alike) return undefined;
  if (to.index < from.index) return { kind: "above", ...names };
  const skipped = layers.slice(from.index + 1, to.index).find(({ name }) => closed.includes(name));
  return skipped === undefined ? undefined : { kind: "skips", ...names, skipped: skipped.name };
}

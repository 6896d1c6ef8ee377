import { z } from "zod";
import type { Edge } from "../../../graph/graph.ts";
import { written } from "../../book.ts";
import { counts, defineForm, judges, pathsOf } from "../../define-form.ts";
import { subjectOfTarget, subjectOfUnit, unify, type Captures, type Selector, type Subject } from "../../selector.ts";

const parameters = z.strictObject({
  layers: z.record(z.string(), written).describe("Layers from the outermost to the innermost; each uses those below it. Equal captures mean the same stack, others are not judged"),
  closed: z.array(z.string()).default([]).describe("Layers that nobody above may skip"),
  same: z.enum(["free", "isolated"]).default("free").describe("Whether files of one layer with other captures may use each other"),
});

interface Layer {
  readonly name: string;
  readonly selector: Selector;
}

export default defineForm<z.infer<typeof parameters>>({
  title: "Layer order",
  summary: "Layers use those below them, never those above, and skip none that is closed.",
  parameters,
  compile({ layers: texts, closed, same }, rule) {
    const layers = Object.entries(texts).map(([name, text]) => ({ name, selector: rule.select(text) }));
    return {
      kind: "edge",
      fix: ({ kind, from, to, skipped }) => (kind === "skips" ? `Go through ${skipped}.` : `Let ${from} say what it needs, and let ${to} provide it from outside.`),
      message: ({ kind, from, to, target, skipped }) => (kind === "skips" ? `The layer ${from} uses ${target} of ${to} past ${skipped}.` : `The layer ${from} uses ${target} of ${to}, which lies ${kind === "beside" ? "beside" : "above"} it.`),
      subject: (unit) => judges(unit, rule) && layers.some(({ selector }) => selector.match(subjectOfUnit(unit)).length > 0),
      judge(edge) {
        const target = subjectOfTarget(edge);
        const fault = target === undefined || !counts(edge, rule) ? undefined : faultOf(layers, { edge, target, closed, same });
        return fault === undefined ? undefined : { ...fault, target: pathsOf(edge)["to"] ?? "" };
      },
    };
  },
});

interface Step {
  readonly edge: Edge;
  readonly target: Subject;
  readonly closed: readonly string[];
  readonly same: "free" | "isolated";
}

function faultOf(layers: readonly Layer[], { edge, target, closed, same }: Step): Readonly<Record<string, string>> | undefined {
  const found = (subject: Subject): { index: number; ways: readonly Captures[] } | undefined => {
    const index = layers.findIndex(({ selector }) => selector.match(subject).length > 0);
    return index < 0 ? undefined : { index, ways: layers[index]?.selector.match(subject) ?? [] };
  };
  const from = found(subjectOfUnit(edge.from));
  const to = found(target);
  if (from === undefined || to === undefined) return undefined;
  const alike = from.ways.some((way) => to.ways.some((other) => unify(way, other) !== undefined));
  const names = { from: layers[from.index]?.name ?? "", to: layers[to.index]?.name ?? "" };
  if (from.index === to.index) return alike || same === "free" ? undefined : { kind: "beside", ...names };
  if (!alike) return undefined;
  if (to.index < from.index) return { kind: "above", ...names };
  const skipped = layers.slice(from.index + 1, to.index).find(({ name }) => closed.includes(name));
  return skipped === undefined ? undefined : { kind: "skips", ...names, skipped: skipped.name };
}

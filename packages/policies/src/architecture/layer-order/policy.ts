import { z } from "zod";
import { definePolicy, type Facts } from "../../define-policy.ts";
import type { Edge } from "../../graph/graph.ts";
import type { Layer, Place } from "../../graph/layout.ts";

const layers = ["contract", "domain", "application", "infrastructure", "http", "compose"] as const;

const parameters = z.object({
  may: z
    .record(z.enum(layers), z.array(z.enum(layers)))
    .default({
      contract: ["domain"],
      domain: [],
      application: ["contract", "domain"],
      infrastructure: ["contract", "domain", "application"],
      http: ["contract", "domain", "application"],
      compose: ["contract", "domain", "application", "infrastructure", "http"],
    })
    .describe("For each layer, the other layers of its module that it may import"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<Parameters>({
  kind: "edge",
  title: "Layer order",
  summary: "Inside a module imports point inwards: http and infrastructure to application, application to domain, never back.",
  fix: ({ from, to }) => `Let ${from} define an interface for what it needs, and let ${to} implement it; compose puts them together.`,
  parameters,
  message: ({ module, from, to, target, via }) => `The ${from} layer of ${module} imports ${target} of its ${to} layer${via === undefined ? "" : `, handed on by ${via}`}.`,
  subject: ({ place }) => place.room === "module" && place.layer !== undefined && !place.test,
  judge(edge, { parameters: { may }, finalsOf, layout }) {
    const { place } = edge.from;
    const written = faultOf(place, edge, may);
    if (written !== undefined || edge.to?.name !== place.name) return written;
    for (const { target, to, via } of finalsOf(edge)) {
      const fault = to === undefined ? undefined : faultOf(place, { target, to }, may);
      // What a file of the same layer hands on is found there; a layer may hand on what lies inside it.
      if (fault !== undefined && !via.some((path) => mayHandOn(layout.placeOf(path), { from: place, to: fault["to"] as Layer }, may))) return { ...fault, via: via.join(", ") };
    }
    return undefined;
  },
});

function faultOf({ layer, name }: Place, { target, to }: Pick<Edge, "target" | "to">, may: Parameters["may"]): Facts | undefined {
  if (target.kind !== "file" || to?.room !== "module" || to.name !== name || layer === undefined || to.layer === undefined || to.layer === layer) return undefined;
  const allowed: readonly Layer[] = may[layer];
  return allowed.includes(to.layer) ? undefined : { module: name ?? "", from: layer, to: to.layer, target: target.path };
}

function mayHandOn({ layer }: Place, { from, to }: { readonly from: Place; readonly to: Layer }, may: Parameters["may"]): boolean {
  return layer !== undefined && (layer === from.layer || (may[layer] as readonly Layer[]).includes(to));
}

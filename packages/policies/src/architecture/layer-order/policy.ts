import { z } from "zod";
import { definePolicy } from "../../define-policy.ts";
import type { Layer } from "../../graph/layout.ts";

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
  message: ({ module, from, to, target }) => `The ${from} layer of ${module} imports ${target} of its ${to} layer.`,
  subject: ({ place }) => place.room === "module" && place.layer !== undefined && !place.test,
  judge({ from, target, to }, { parameters: { may } }) {
    const { layer, name } = from.place;
    if (target.kind !== "file" || to?.room !== "module" || to.name !== name || layer === undefined || to.layer === undefined || to.layer === layer) return undefined;
    const allowed: readonly Layer[] = may[layer];
    return allowed.includes(to.layer) ? undefined : { module: name ?? "", from: layer, to: to.layer, target: target.path };
  },
});

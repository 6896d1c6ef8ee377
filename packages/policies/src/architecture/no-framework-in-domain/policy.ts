import { z } from "zod";
import { kindWords, libraryOf } from "../../catalogue/packages.ts";
import { definePolicy, type Facts } from "../../define-policy.ts";
import type { Edge } from "../../graph/graph.ts";

const kinds = ["web-framework", "function-runtime", "scheduler", "memory-cache", "orm", "driver", "broker", "cache", "cloud-sdk", "http-client", "validator", "logger", "telemetry", "test-tool"] as const;

const parameters = z.object({
  layers: z.array(z.enum(["contract", "domain", "application"])).default(["contract", "domain"]).describe("Layers that are kept free"),
  kinds: z.array(z.enum(kinds)).default(["web-framework", "function-runtime", "orm", "driver", "broker", "cache", "cloud-sdk", "http-client"]).describe("Kinds of library that stay out"),
  allow: z.array(z.string()).default([]).describe("Libraries that are allowed all the same"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<Parameters>({
  kind: "edge",
  title: "Framework in the domain",
  summary: "Domain and contract of a module import no framework, driver, broker or cloud library.",
  fix: ({ layer = "domain" }) => `Define an interface in the ${layer} and implement it with this library in infrastructure or http.`,
  parameters,
  message: ({ layer, module, library, kind, via }) => `The ${layer} of ${module} imports ${library}, a ${kind}${via === undefined ? "" : `, handed on by ${via}`}.`,
  expected: ({ blueprint }) => blueprint.modules.length > 0,
  subject: ({ place }, { parameters: { layers } }) => place.room === "module" && !place.test && (layers as readonly (string | undefined)[]).includes(place.layer),
  judge(edge, { parameters: { kinds: forbidden, allow }, finalsOf }) {
    const { language, place: { name: module = "", layer = "" } } = edge.from;
    const factsOf = ({ target }: Pick<Edge, "target">): Facts | undefined => {
      const library = target.kind === "package" ? libraryOf(language, target.name) : undefined;
      if (target.kind !== "package" || library === undefined || !(forbidden as readonly string[]).includes(library.kind) || allow.includes(target.name)) return undefined;
      return { module, layer, library: target.name, kind: kindWords[library.kind] };
    };
    const written = factsOf(edge);
    if (written !== undefined) return written;
    const final = finalsOf(edge).find((found) => factsOf(found) !== undefined);
    return final === undefined ? undefined : { ...factsOf(final), via: final.via.join(", ") };
  },
});

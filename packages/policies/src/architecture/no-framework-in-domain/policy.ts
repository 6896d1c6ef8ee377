import { z } from "zod";
import { kindWords, libraryOf } from "../../catalogue/packages.ts";
import { definePolicy } from "../../define-policy.ts";

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
  message: ({ layer, module, library, kind }) => `The ${layer} of ${module} imports ${library}, a ${kind}.`,
  expected: ({ blueprint }) => blueprint.modules.length > 0,
  subject: ({ place }, { parameters: { layers } }) => place.room === "module" && !place.test && (layers as readonly (string | undefined)[]).includes(place.layer),
  judge({ from, target }, { parameters: { kinds: forbidden, allow } }) {
    if (target.kind !== "package") return undefined;
    const library = libraryOf(from.language, target.name);
    if (library === undefined || !(forbidden as readonly string[]).includes(library.kind) || allow.includes(target.name)) return undefined;
    const { name: module = "", layer = "" } = from.place;
    return { module, layer, library: target.name, kind: kindWords[library.kind] };
  },
});

import { z } from "zod";

const when = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a year, month or day expected, such as 2026-11");

/** Shape of a fact: nothing is claimed without a source and a date, and an estimate says that it is one. */
export const factSchema = z
  .strictObject({
    value: z.union([z.number(), z.string(), z.boolean()]),
    scale: z.string().optional(),
    evidence: z.enum(["guide", "survey", "benchmark", "vendor", "case", "record", "estimate", "override"]).optional(),
    source: z.union([z.literal("estimate"), z.url()]),
    date: when,
    checked: when.optional(),
    confidence: z.enum(["low", "medium", "high"]),
    expires: when.optional(),
    unit: z.string().optional(),
    of: z.string().optional(),
    region: z.string().optional(),
  })
  .refine(({ evidence, source }) => (evidence === "estimate") === (source === "estimate"), "an estimate has the source `estimate`, and nothing else has");

import { z } from "zod";
import { once } from "../../once.ts";
import { checkShape } from "../../yaml/check-shape.ts";
import { readYaml } from "../../yaml/read-yaml.ts";
import type { Override } from "./overrides.ts";

const overrideSchema = once(() => z.strictObject({
  id: z.string({ error: "an id expected, such as language.go.perf" }).regex(/^[a-z-]+\.[a-z0-9-]+\.[\w.-]+$/, "an id expected, such as language.go.perf"),
  value: z.union([z.number(), z.string(), z.boolean()], { error: "a value expected" }),
  reason: z.string({ error: "a reason expected: an override without one is not read" }).min(3, "a reason expected: an override without one is not read"),
  source: z.string().optional(),
  date: z.string().optional(),
}));

/** Reads overrides, JSON or YAML: a list. Throws `UserError` with file, line and key. */
export function parseOverrides(content: string, file = "create-backend.catalog.json"): readonly Override[] {
  const yaml = readYaml(content, file);
  const overrides = checkShape<readonly Override[]>(z.array(overrideSchema()), yaml.value, (path) => ({ ...yaml.placeOf(path), key: keyOf(yaml.value, path) }));
  return overrides.map((one, index) => ({ ...one, place: { ...yaml.placeOf([index, "id"]), key: one.id } }));
}

/** A key that begins with the id of its override, where that one has one: people know it by that, not by its number. */
function keyOf(overrides: unknown, [index, ...rest]: readonly PropertyKey[]): string {
  const id: unknown = Array.isArray(overrides) && typeof index === "number" ? (overrides[index] as { id?: unknown } | null)?.id : undefined;
  return [...(index === undefined ? [] : [typeof id === "string" ? id : index]), ...rest].map(String).join(".");
}

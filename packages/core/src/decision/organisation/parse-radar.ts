import { z } from "zod";
import { once } from "../../once.ts";
import { checkShape } from "../../yaml/check-shape.ts";
import { readYaml } from "../../yaml/read-yaml.ts";
import { rings, type Radar } from "./radar-model.ts";

const text = once(() => z.string({ error: "a text expected" }).min(1, "a text expected"));
const entry = once(() => z.strictObject({
  name: text(),
  ring: z.enum(rings, { error: `one of ${rings.join(", ")} expected` }),
  quadrant: text().optional(),
  reason: text().optional(),
  until: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, "a day expected, such as 2027-06-30").optional(),
}));

/** Shape of a radar file: entries alone, or entries with `approvedOnly`. */
export const radarSchema = once(() => z.union([z.array(entry()).transform((entries) => ({ entries, approvedOnly: false })), z.strictObject({ entries: z.array(entry()), approvedOnly: z.boolean().default(false) })]));

/** Reads a radar, JSON or YAML. Throws `UserError` with file, line and key. */
export function parseRadar(content: string, file = "radar.json"): Radar {
  const yaml = readYaml(content, file);
  const shape = Array.isArray(yaml.value) ? radarSchema().options[0] : radarSchema().options[1];
  const { entries, approvedOnly } = checkShape<Radar>(shape, yaml.value, (path) => yaml.placeOf(path));
  const list = Array.isArray(yaml.value) ? [] : ["entries"];
  return { entries: entries.map((one, index) => ({ ...one, place: yaml.placeOf([...list, index, "name"]) })), approvedOnly, ...(approvedOnly ? { place: yaml.placeOf(["approvedOnly"]) } : {}) };
}

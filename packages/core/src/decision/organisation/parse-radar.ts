import { z } from "zod";
import { together, UserError } from "../../errors.ts";
import { once } from "../../once.ts";
import { checkShape } from "../../yaml/check-shape.ts";
import { readYaml } from "../../yaml/read-yaml.ts";
import { placed } from "../../yaml/where.ts";
import { isRuledOut, rings, type Radar, type RadarEntry } from "./radar-model.ts";

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
  const read = entries.map((one, index) => ({ ...one, place: yaml.placeOf([...list, index, "name"]) }));
  const problem = together(read.filter(({ ring, reason }) => isRuledOut(ring) && reason === undefined).map(withoutReason));
  if (problem !== undefined) throw problem;
  return { entries: read, approvedOnly, ...(approvedOnly ? { place: yaml.placeOf(["approvedOnly"]) } : {}) };
}

function withoutReason({ name, ring, place = { key: name } }: RadarEntry): UserError {
  return new UserError("CB-013", {
    what: placed(place, `The radar says ${ring} of ${name} and gives no reason.`),
    why: "Whoever wanted it is told only that it is ruled out, and nobody can tell later whether it still should be.",
    todo: `Add one there, such as { name: ${name}, ring: ${ring}, reason: nobody here keeps it }.`,
    place,
  });
}

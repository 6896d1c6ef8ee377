import { z } from "zod";
import { isBrought } from "../../catalogue/brought.ts";
import { familyOf, fillersOf, isOneChoice, questionOf } from "../../catalogue/families.ts";
import { definePolicy } from "../../define-policy.ts";

const parameters = z.object({
  also: z.array(z.string()).default([]).describe("Families that are welcome beside the chosen ones, for example dapper where a few queries need it"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<Parameters>({
  kind: "edge",
  title: "Second framework",
  summary: "The code uses the framework, mapper, driver, broker, validator and logger that were chosen, and no second one.",
  fix: ({ question, chosen }) => (question === "" ? `Use ${chosen}, as the rest of the backend does.` : `Use ${chosen}, or change ${question} in backend.yaml and let create-backend update follow.`),
  parameters,
  message: ({ who, library, slot, chosen }) => `${who} imports ${library}, a second ${slot} beside ${chosen}.`,
  subject: ({ place }) => !place.test && (place.room === "module" || place.room === "app" || place.room === "platform"),
  judge({ from, target }, { tree, blueprint, parameters: { also } }) {
    if (target.kind !== "package") return undefined;
    const family = familyOf(target.name);
    if (family === undefined || also.includes(family.name)) return undefined;
    const chosen = fillersOf(family.slot, from.language, blueprint.answers);
    if (chosen.length === 0 || chosen.some((name) => isOneChoice(name, family.name) || isBrought(tree, family.name, name))) return undefined;
    const { room, name } = from.place;
    return { who: name ?? `The ${room}`, library: target.name, slot: family.slot, chosen: chosen[0] as string, question: questionOf(family.slot) };
  },
});

import type { Blueprint } from "@create-backend/core";
import { z } from "zod";
import { familyOf, slotOf, type Slot } from "../../catalogue/families.ts";
import { definePolicy } from "../../define-policy.ts";

const parameters = z.object({
  also: z.array(z.string()).default([]).describe("Families that are welcome beside the chosen ones, for example dapper beside ef-core"),
});

type Parameters = z.infer<typeof parameters>;

/** The question that fills each slot. */
const questions: Readonly<Record<Slot, string>> = { "web framework": "framework", "data mapper": "data-access", "database driver": "database", "message broker": "broker", validator: "" };

/** What a choice brings along, besides itself: other slots that it fills, families that it is built on. */
const brings: Readonly<Record<string, readonly string[]>> = {
  express: ["kysely", "zod"], fastify: ["kysely", "zod", "ajv", "typebox"], nestjs: ["kysely", "zod", "express", "fastify", "class-validator"],
  fastapi: ["sqlalchemy", "pydantic"], flask: ["sqlalchemy", "pydantic"], django: ["django-orm", "pydantic"],
  "spring-boot": ["spring-data"], micronaut: ["micronaut-data"], "aspnet-core": ["ef-core"],
};

export default definePolicy<Parameters>({
  kind: "edge",
  title: "Second framework",
  summary: "The code uses the framework, mapper, driver, broker and validator that were chosen, and no second one.",
  fix: ({ question, chosen }) => (question === "" ? `Use ${chosen}, as the rest of the backend does.` : `Use ${chosen}, or change ${question} in backend.yaml and let create-backend update follow.`),
  parameters,
  message: ({ who, library, slot, chosen }) => `${who} imports ${library}, a second ${slot} beside ${chosen}.`,
  subject: ({ place }) => !place.test && (place.room === "module" || place.room === "app" || place.room === "platform"),
  judge({ from, target }, { blueprint, parameters: { also } }) {
    if (target.kind !== "package") return undefined;
    const family = familyOf(target.name);
    if (family === undefined || also.includes(family.name)) return undefined;
    const chosen = chosenFor(family.slot, blueprint);
    if (chosen.length === 0 || chosen.includes(family.name)) return undefined;
    const { room, name } = from.place;
    return { who: name ?? `The ${room}`, library: target.name, slot: family.slot, chosen: chosen[0] as string, question: questions[family.slot] };
  },
});

/** Families that may fill a slot, the chosen one first; none when nobody knows. */
function chosenFor(slot: Slot, { answers }: Blueprint): readonly string[] {
  const answer = answers[questions[slot]];
  const brought = Object.values(answers).flatMap((option) => brings[option] ?? []);
  const fitting = brought.filter((family) => slotOf(family) === slot);
  return answer === undefined ? fitting : [answer, ...fitting];
}

import { z } from "zod";
import { once } from "../once.ts";
import { questions } from "./questions.ts";

export const namePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const name = (what: string) =>
  z
    .string({ error: `a name is expected for ${what}` })
    .max(40, `${what} has more than 40 characters`)
    .regex(namePattern, `${what} must be a name in kebab case: lower-case letters, digits and single hyphens, starting with a letter`);

const eventRef = once(() => z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, "an event of another module is written module.event, for example orders.order-placed"));

const folder = once(() => z.string().regex(/^(?:\.|[^/\\]+(?:\/[^/\\]+)*)$/, "a folder of this repository is expected, for example src/orders").refine((path) => !path.split("/").includes(".."), "a folder of this repository is expected, without .."));

const layoutSchema = once(() => z.strictObject({
  apps: z.array(folder()).default([]).describe("Folders and files that put modules together"),
  platform: z.array(folder()).default([]).describe("Folders and files that serve every module and know none"),
  frontends: z.array(folder()).default([]).describe("Folders and files that people look at: they call the backend and are no part of it"),
}));

const moduleSchema = once(() =>
  z
    .strictObject({
      owner: name("an owner").optional().describe("Team that owns the module"),
      uses: z.array(name("a used module")).default([]).describe("Modules whose contract this one calls"),
      publishes: z.array(name("an event")).default([]).describe("Events this module announces, past tense"),
      consumes: z.array(eventRef()).default([]).describe("Events of other modules, as module.event"),
      path: z.union([folder(), z.array(folder()).min(1)]).optional().describe("Folders it lies in, where they are not the usual ones"),
    })
    .nullable(),
);

const answers = once(() => Object.fromEntries(questions.map((question) => [question.name, z.string().optional().describe(question.ask)])));

/** Shape of `backend.yaml`. What the options are is checked against the catalogue, which is not known here. */
export const blueprintSchema = once(() => z.strictObject({
  version: z.literal(1, { error: "the version of this format is 1" }),
  name: name("the project").describe("Name of the project"),
  extends: z.array(z.string().min(1).max(200)).optional().describe("Standards packages of the organisation: folders or installed packages"),
  base: z.enum(["stored", "package"]).optional().describe("What create-backend wrote last, for the next merge: stored in .backend/base (so when absent), or fetched with the package that wrote it"),
  ...answers(),
  modules: z.record(name("a module"), moduleSchema()).describe("Business capabilities").refine((all) => Object.keys(all).length > 0, "at least one module is expected"),
  apps: z.record(name("an app"), z.array(name("a module")).min(1)).optional().describe("Which modules share a deployable; follows from decomposition when absent"),
  layout: layoutSchema().optional().describe("Where an adopted repository keeps what is no module"),
}));

/** JSON Schema (2020-12) of `backend.yaml` for editors. `optionsOf` lists the names an answer may take. */
export function blueprintJsonSchema(optionsOf: (question: string) => readonly string[]): object {
  const schema = z.toJSONSchema(blueprintSchema(), { io: "input" }) as { properties: Record<string, object> };
  for (const { name: key } of questions) schema.properties[key] = { ...schema.properties[key], enum: optionsOf(key) };
  return { $id: "https://create-backend.dev/schema/backend.json", title: "backend.yaml of create-backend", ...schema };
}

import { z } from "zod";
import { once } from "../once.ts";
import { nearest } from "../yaml/nearest.ts";
import { isPlace, noPlace, placeCode } from "./places.ts";
import {
  boundaryKinds, codebases, contentions, dataNeeds, domains, modelUses, opsTicks, partKinds, patterns, regulations, works,
} from "../catalogue/words.ts";

function number(unit: string, min: number, max: number) {
  const error = `${unit} expected: a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
}

function whole(unit: string, min: number, max: number) {
  const error = `${unit} expected: a whole number from ${min} to ${max}`;
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, {
    error: ({ input }) => {
      const guess = typeof input === "string" ? nearest(input, values) : undefined;
      return `one of ${values.join(", ")} expected${guess === undefined ? "" : `; did you mean "${guess}"?`}`;
    },
  });
}

const yesNo = once(() => z.boolean({ error: "true or false expected" }));
const technology = once(() =>
  z
    .string({ error: "the name of a technology expected, such as python" })
    .regex(/^[A-Za-z0-9][A-Za-z0-9.+#_ -]{0,60}$/, "the name of a technology expected, such as python"),
);
const place = once(() => z.string({ error: "a place expected, such as eu" }).overwrite(placeCode).refine(isPlace, { error: ({ input }) => noPlace(String(input)) }));
const places = once(() =>
  z.union([place().transform((one) => [one]), z.array(place())], {
    error: ({ errors }) => (errors as { code: string; message: string }[][]).flat().find(({ code }) => code === "custom")?.message ?? "a place or a list of places expected, such as [eu]",
  }),
);
const share = once(() => number("A share of the team, 0.8 for 80 %,", 0, 1));

const team = once(() => z.strictObject({
  now: whole("Backend engineers today", 1, 100_000).optional().describe("Backend engineers today"),
  in18m: whole("Backend engineers in 18 months", 0, 100_000).optional().describe("Backend engineers in 18 months"),
  skills: z.record(technology(), share()).optional().describe("Language (or framework) → share of the team, 0 to 1, that ships in it unaided"),
  knows: z.array(technology()).optional().describe("Technologies that the team runs today: frameworks, stores, clouds, tools"),
}));

const delivery = once(() => z.strictObject({
  weeks: number("Weeks to the first release", 0.5, 1040).optional().describe("Weeks to the first release"),
  horizonYears: number("Years it must live", 0.1, 50).optional().describe("Years it must live"),
  codebase: oneOf(codebases).optional().describe("New code, or code that exists"),
  language: technology().optional().describe("Language of the present code, when the code base is brownfield"),
  stack: z.array(technology()).optional().describe("Other technologies of the present code, when the code base is brownfield"),
  boundaries: oneOf(boundaryKinds).optional().describe("How clear the boundaries between parts of the domain are; derived when absent"),
}));

const load = once(() => z.strictObject({
  peakRpsNow: number("Requests per second at today's peak", 0, 1e9).optional().describe("Requests per second at the peak, today"),
  peakRps24m: number("Requests per second at the peak in 24 months", 0, 1e9).optional().describe("Requests per second at the peak, in 24 months"),
  users: number("Registered users", 0, 1e10).optional().describe("Registered users today, when requests per second are unknown"),
  users24m: number("Registered users in 24 months", 0, 1e10).optional().describe("Registered users in 24 months, when requests per second are unknown"),
  dailyActiveShare: number("The share of users active on a day", 0, 1).optional().describe("Share of the users that is active on a day, 0 to 1"),
  requestsPerDay: number("Requests of an active user on a day", 0, 1e6).optional().describe("Requests that an active user makes on a day"),
  pattern: oneOf(patterns).optional().describe("Shape of the traffic"),
  connections: whole("Connections open at once", 0, 1e9).optional().describe("Connections that stay open at once"),
  growthReason: z.string().max(300).optional().describe("Why the load will grow more than a hundredfold, when it does"),
}));

const data = once(() => z.strictObject({
  needs: z.array(oneOf(dataNeeds)).optional().describe("What the data must allow"),
  sizeGb24m: number("Gigabytes of data in 24 months", 0, 1e9).optional().describe("Gigabytes of data in 24 months"),
  crossModuleTx: yesNo().optional().describe("Transactions span several parts of the domain"),
  vectorsMillions: number("Millions of vectors", 0, 1e6).optional().describe("Millions of vectors, when vectors are needed"),
  writesPerSecond: number("Sustained writes per second", 0, 1e9).optional().describe("Sustained writes per second, time-series points included"),
}));

const constraints = once(() => z.strictObject({
  regulations: z.array(oneOf(regulations)).optional().describe("Rules that apply"),
  residency: places().optional().describe("Places that the data must stay in"),
  onPrem: yesNo().optional().describe("Runs in the organisation's own data centre"),
  customerInstalled: yesNo().optional().describe("Customers install it themselves"),
  existingCloud: technology().optional().describe("Cloud in use today"),
  bannedClouds: z.array(technology()).optional().describe("Clouds that may not be used"),
}));

const moduleShape = once(() =>
  z
    .strictObject({ owner: z.string().optional(), uses: z.array(z.string()).optional(), publishes: z.array(z.string()).optional(), consumes: z.array(z.string()).optional() })
    .nullable(),
);

/** Shape of a profile file. Everything may be left out; what is missing gets its default. */
export const profileSchema = once(() => z.strictObject({
  name: z.string({ error: "a name expected" }).optional().describe("Name of the project"),
  modules: z.record(z.string(), moduleShape()).optional().describe("Business capabilities, as in backend.yaml"),
  answers: z.record(z.string(), z.string({ error: "the name of an option expected" })).optional().describe("Question → option that is fixed, such as framework: fastapi"),
  team: team().optional(),
  delivery: delivery().optional(),
  domain: oneOf(domains).optional().describe("What is being built"),
  load: load().optional(),
  work: z.array(oneOf(works)).optional().describe("Kinds of work the backend does"),
  workMs: number("Milliseconds of wall time", 0.01, 86_400_000).optional().describe("Typical wall time of one request, in milliseconds"),
  data: data().optional(),
  models: z.strictObject({ use: oneOf(modelUses).optional().describe("Language or other models: hosted by a provider, or own ones") }).optional(),
  slo: z
    .strictObject({
      p99Ms: number("Milliseconds at the 99th percentile", 0.1, 3_600_000).optional().describe("Time within which 99 % of the requests are answered, in milliseconds"),
      availability: number("Availability in per cent", 50, 99.9999).optional().describe("Availability in per cent"),
    })
    .optional(),
  constraints: constraints().optional(),
  ops: z.array(oneOf(opsTicks)).optional().describe("What is in place today"),
  budgetUsdMonth: number("US dollars a month", 0, 1e9).optional().describe("Ceiling for infrastructure, US dollars a month"),
  independence: z
    .strictObject({
      parts: oneOf(partKinds).optional().describe("Parts that must be deployed, scaled or secured on their own"),
      contention: oneOf(contentions).optional().describe("Teams that wait for each other to release"),
    })
    .optional(),
}));

/** A profile as it is written: everything optional. */
export type ProfileInput = z.output<ReturnType<typeof profileSchema>>;

/** JSON Schema (2020-12) of a profile file, for editors. */
export function profileJsonSchema(): object {
  return { $id: "https://create-backend.dev/schema/profile.json", title: "Profile of create-backend", ...z.toJSONSchema(profileSchema(), { io: "input" }) };
}

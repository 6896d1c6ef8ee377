import fc from "fast-check";
import {
  boundaryKinds, codebases, contentions, dataNeeds, domains, modelUses, opsTicks, partKinds, patterns, profileSchema, regulations, works, type ProfileInput,
} from "@create-backend/core";

const languages = ["typescript", "python", "java", "csharp", "go", "kotlin", "ruby", "php", "rust", "elixir", "scala", "cpp", "perl"];
const technologies = ["express", "nestjs", "flask", "django", "echo", "gin", "micronaut", "mysql", "mongodb", "sql-server", "kafka", "gitlab", "azure-devops", "bigquery", "redis"];
const clouds = ["aws", "azure", "google-cloud", "hetzner"];

const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
/** Numbers over several orders of magnitude. */
const wide = (least: number, most: number) => fc.double({ min: Math.log10(least), max: Math.log10(most), noNaN: true }).map((power) => Number((10 ** power).toPrecision(2)));
const some = <T>(values: readonly T[], maxLength = 4) => fc.uniqueArray(fc.constantFrom(...values), { maxLength });

/** Any profile that the schema allows, each key there or not. */
export const randomProfile: fc.Arbitrary<ProfileInput> = fc
  .record({
    team: fc.record({ now: fc.integer({ min: 1, max: 300 }), in18m: fc.integer({ min: 1, max: 500 }), skills: fc.dictionary(fc.constantFrom(...languages), share, { maxKeys: 4 }), knows: some(technologies) }, { requiredKeys: [] }),
    delivery: fc.record({ weeks: wide(2, 150), horizonYears: fc.integer({ min: 1, max: 15 }), codebase: fc.constantFrom(...codebases), language: fc.constantFrom(...languages), stack: some(technologies, 2), boundaries: fc.constantFrom(...boundaryKinds) }, { requiredKeys: [] }),
    domain: fc.constantFrom(...domains),
    load: fc.record({ peakRpsNow: wide(0.1, 1e5), peakRps24m: wide(0.1, 2e5), pattern: fc.constantFrom(...patterns), connections: fc.oneof(fc.constant(0), wide(1, 1e6).map(Math.round)) }, { requiredKeys: [] }),
    work: some(works),
    workMs: wide(1, 60_000),
    data: fc.record({ needs: some(dataNeeds), sizeGb24m: wide(0.1, 1e5), crossModuleTx: fc.boolean(), vectorsMillions: wide(0.1, 500), writesPerSecond: wide(1, 1e6) }, { requiredKeys: [] }),
    models: fc.record({ use: fc.constantFrom(...modelUses) }, { requiredKeys: [] }),
    slo: fc.record({ p99Ms: wide(1, 5000), availability: fc.constantFrom(99, 99.5, 99.9, 99.99) }, { requiredKeys: [] }),
    constraints: fc.record(
      { regulations: some(regulations, 2), residency: fc.constantFrom([], ["eu"], ["us"], ["de"]), onPrem: fc.boolean(), customerInstalled: fc.boolean(), existingCloud: fc.constantFrom(...clouds), bannedClouds: some(clouds, 3) },
      { requiredKeys: [] },
    ),
    ops: some(opsTicks, 5),
    budgetUsdMonth: wide(5, 1e6),
    independence: fc.record({ parts: fc.constantFrom(...partKinds), contention: fc.constantFrom(...contentions) }, { requiredKeys: [] }),
  }, { requiredKeys: [] })
  .map((input) => profileSchema().parse(input));

/** Profiles at the gates of a split: large enough and ready, with parts that stand alone, so that a point more or less decides. */
export const nearASplit: fc.Arbitrary<ProfileInput> = fc
  .record({ input: randomProfile, in18m: fc.integer({ min: 20, max: 130 }), boundaries: fc.constantFrom("partial" as const, "clear" as const), ops: fc.subarray([...opsTicks], { minLength: 3 }), parts: fc.constantFrom(...partKinds), contention: fc.constantFrom(...contentions) })
  .map(({ input, in18m, boundaries, ops, parts, contention }) => ({
    ...input, ops, team: { ...input.team, in18m }, delivery: { ...input.delivery, boundaries }, constraints: { ...input.constraints, customerInstalled: false }, independence: { parts, contention },
  }));

/** Profiles that functions could serve, at loads around those where their bill begins to count. */
export const nearFunctions: fc.Arbitrary<ProfileInput> = fc
  .record({ input: randomProfile, work: fc.subarray(["short_requests", "event_glue", "event_processing"] as const, { minLength: 1 }), peakRps24m: wide(1, 3000), pattern: fc.constantFrom(...patterns), p99Ms: wide(200, 5000) })
  .map(({ input, work, peakRps24m, pattern, p99Ms }) => ({
    ...input, work, load: { peakRpsNow: peakRps24m, peakRps24m, pattern }, slo: { ...input.slo, p99Ms }, constraints: { ...input.constraints, onPrem: false, customerInstalled: false },
  }));

import type { Fact } from "./option.ts";

type Facts = Readonly<Record<string, Fact>>;
type Values = Readonly<Record<string, number | string | boolean>>;

function facts(values: Values, origin: Omit<Fact, "value">): Facts {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, ...origin }]));
}

/** Our own judgement, good to a point or two of ten; the first to be replaced by a measured value. */
export function estimates(values: Values): Facts {
  return facts(values, { evidence: "estimate", source: "estimate", date: "2026-11", checked: "2026-11-23", confidence: "low", expires: "2028-11" });
}

/** The criteria table of the selection guide that the model starts from. */
export function fromGuide(values: Values): Facts {
  return facts(values, {
    evidence: "guide", source: "https://www.gitnexa.com/blogs/backend-technology-selection-guide", date: "2026", checked: "2026-11-23", confidence: "medium", expires: "2028-11",
  });
}

/** Share of professional and other developers who use it, per cent; `of` says what was counted where it is not the option itself. */
export function fromSurvey(values: Values, of?: string): Facts {
  return facts(values, { ...(of === undefined ? {} : { of }), evidence: "survey", source: "https://survey.stackoverflow.co/2025/technology", date: "2025-07", checked: "2026-11-23", confidence: "medium", expires: "2027-12" });
}

/** Orders of magnitude from the last round of the framework benchmarks. */
export function fromBenchmark(values: Values): Facts {
  return facts(values, { evidence: "benchmark", source: "https://www.techempower.com/benchmarks/#section=data-r23", date: "2025-03", checked: "2026-11-23", confidence: "low", expires: "2028-03" });
}

/** What the vendor publishes: prices, regions, attestations, dates. */
export function fromVendor(source: string, values: Values, terms: { readonly date: string; readonly expires: string; readonly unit?: string; readonly region?: string }): Facts {
  return facts(values, { evidence: "vendor", source, checked: "2026-11-23", confidence: "medium", ...terms });
}

/** Prices with their currency and the place where they hold; they move faster than other facts. */
export function pricedIn(unit: string, region: string, prices: Facts): Facts {
  return Object.fromEntries(Object.entries(prices).map(([key, fact]) => [key, { ...fact, unit, region, expires: "2027-11" }]));
}

/** What a practitioner measured once. */
export function fromPractice(source: string, values: Values, date: string): Facts {
  return facts(values, { evidence: "case", source, date, checked: "2026-11-23", confidence: "low", expires: "2028-06" });
}

/** What a list of releases records of the technology itself, not of one version: last release, months between versions, months that a version is supported (`health.*`). */
export function fromReleases(source: string, values: Values, date: string): Facts {
  return facts(values, { evidence: "record", source, date, checked: "2026-11-26", confidence: "medium", expires: "2028-05" });
}

/** That a technology says publicly how it takes reports of vulnerabilities and answers them, and where (`health.policy`). */
export function fromPolicy(source: string): Facts {
  return facts({ "health.policy": true }, { evidence: "record", source, date: "2026-11", checked: "2026-11-26", confidence: "medium", expires: "2028-05" });
}

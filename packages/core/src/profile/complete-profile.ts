import { peakOfUsers } from "./load-of-users.ts";
import type { Origin, Profile } from "./profile.ts";
import type { ProfileInput } from "./schema.ts";

/** One telling of a profile, and where it comes from. Of two that say the same, the later one counts. */
export interface ProfileSource {
  readonly input: ProfileInput;
  readonly origin: "answered" | "file";
}

const defaults: Readonly<Record<string, unknown>> = {
  answers: {},
  "team.now": 3, "team.skills": {}, "team.knows": [],
  "delivery.weeks": 16, "delivery.horizonYears": 4, "delivery.codebase": "greenfield", "delivery.stack": [],
  domain: "saas",
  "load.dailyActiveShare": 0.2, "load.requestsPerDay": 40, "load.pattern": "daily", "load.connections": 0,
  work: ["short_requests"], workMs: 150,
  "data.needs": ["transactions"], "data.sizeGb24m": 50, "data.writesPerSecond": 0,
  "slo.p99Ms": 800, "slo.availability": 99.9,
  "constraints.regulations": [], "constraints.residency": [], "constraints.onPrem": false, "constraints.customerInstalled": false, "constraints.bannedClouds": [],
  ops: ["ci_cd"], budgetUsdMonth: 500, "independence.parts": "none", "independence.contention": "none",
};

/** Keys whose value is a map of the user's own words, not a group of keys. */
const maps = new Set(["answers", "modules", "team.skills"]);

/** Fills every gap: defaults first, then what follows from the rest. Throws nothing; the shape was checked before. */
export function completeProfile(sources: readonly ProfileSource[]): Profile {
  const values = new Map<string, unknown>();
  const origins = new Map<string, Origin>();
  for (const { input, origin } of sources)
    for (const [key, value] of leaves(input)) {
      values.set(key, maps.has(key) ? { ...(values.get(key) as object), ...(value as object) } : value);
      origins.set(key, origin);
    }
  return filledProfile(values, origins);
}

/** A profile from what was said, by dotted key. Both maps are filled up; `order` is all of their keys in order then, where that is known before. */
export function filledProfile(values: Map<string, unknown>, origins: Map<string, Origin>, order?: readonly string[]): Profile {
  const put = (key: string, value: unknown, origin: Origin): void => {
    values.set(key, value);
    origins.set(key, origin);
  };
  for (const key in defaults) if (!values.has(key)) put(key, defaults[key], "default");
  for (const [key, value] of derived(values)) if (!values.has(key)) put(key, value, (basis[key] ?? []).every((one) => (origins.get(one) ?? "default") === "default") ? "default" : "derived");
  return nested(order ?? [...values.keys()].sort(), values, origins) as unknown as Profile;
}

/** What a derived value hangs on: derived from defaults alone, it is a default itself. */
const basis: Readonly<Record<string, readonly string[]>> = {
  "team.in18m": ["team.now"], "delivery.boundaries": ["delivery.codebase"], "models.use": ["domain"], "data.crossModuleTx": ["data.needs"], "data.vectorsMillions": ["data.needs"],
  "load.peakRpsNow": ["load.users", "load.users24m", "load.peakRps24m"], "load.peakRps24m": ["load.users24m", "load.users", "load.peakRpsNow"],
};

function* derived(values: ReadonlyMap<string, unknown>): Generator<readonly [string, unknown]> {
  const get = <T>(key: string): T => values.get(key) as T;
  yield ["team.in18m", Math.round(get<number>("team.now") * 1.5)];
  const now = get<number | undefined>("load.peakRpsNow") ?? usersPeak(values, "load.users");
  const later = get<number | undefined>("load.peakRps24m") ?? usersPeak(values, "load.users24m");
  yield ["load.peakRpsNow", now ?? Math.min(5, later ?? 5)];
  yield ["load.peakRps24m", later ?? (now === undefined ? 50 : now * 3)];
  const needs = get<readonly string[]>("data.needs");
  yield ["data.vectorsMillions", needs.includes("vectors") ? 1 : 0];
  yield ["data.crossModuleTx", needs.includes("transactions")];
  const greenfield = get<string>("delivery.codebase") === "greenfield";
  yield ["delivery.boundaries", !greenfield ? "clear" : get<number>("delivery.weeks") <= 16 ? "unclear" : "partial"];
  yield ["models.use", get<readonly string[]>("work").includes("gpu") ? "own" : get<string>("domain") === "ai_llm" ? "hosted" : "none"];
}

function usersPeak(values: ReadonlyMap<string, unknown>, key: string): number | undefined {
  const users = values.get(key) as number | undefined;
  if (users === undefined) return undefined;
  const get = (name: string): number => values.get(name) as number;
  return peakOfUsers({ users, dailyActiveShare: get("load.dailyActiveShare"), requestsPerDay: get("load.requestsPerDay"), pattern: values.get("load.pattern") as never });
}

function* leaves(input: object, path = ""): Generator<readonly [string, unknown]> {
  for (const [name, value] of Object.entries(input)) {
    const key = path === "" ? name : `${path}.${name}`;
    if (value === undefined) continue;
    if (typeof value === "object" && value !== null && !Array.isArray(value) && !maps.has(key)) yield* leaves(value as object, key);
    else yield [key, value];
  }
}

/** Keys come in order, so that a group is done when the next one begins. */
function nested(keys: readonly string[], values: ReadonlyMap<string, unknown>, origins: ReadonlyMap<string, Origin>): object {
  const root: Record<string, unknown> = {};
  const from: Record<string, Origin | undefined> = {};
  for (const key of keys) {
    from[key] = origins.get(key);
    const [group, leaf] = partsOf(key);
    if (leaf === undefined) root[group] = values.get(key);
    else ((root[group] ??= {}) as Record<string, unknown>)[leaf] = values.get(key);
  }
  root["origins"] = from;
  return root;
}

const parts = new Map<string, readonly [group: string, leaf?: string]>();

/** A dotted key in its parts; there are few keys, and each is asked for in every variant of a profile. */
function partsOf(key: string): readonly [group: string, leaf?: string] {
  const known = parts.get(key);
  if (known !== undefined) return known;
  const dot = key.indexOf(".");
  const found: readonly [string, string?] = dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)];
  parts.set(key, found);
  return found;
}

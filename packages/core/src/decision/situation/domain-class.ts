import { carriedPeak } from "../../profile/load-of-users.ts";
import type { DomainClass } from "../../catalogue/signals.ts";
import type { Domain } from "../../catalogue/words.ts";
import type { Profile } from "../../profile/profile.ts";

const classes: Readonly<Record<Domain, DomainClass>> = {
  saas: "startup", health: "startup",
  ecommerce: "web", content: "web", education: "web",
  marketplace: "default", media: "default", other: "default",
  integration: "glue", iot: "glue",
  realtime_chat: "realtime", realtime_collaboration: "realtime",
  government: "enterprise", enterprise_internal: "enterprise",
  high_performance_service: "performance", developer_platform: "performance", trading: "performance",
  banking: "banking", telecom: "telecom", ai_llm: "ai", data_pipeline: "data",
};

/** From this many engineers on a regulated product is built the way enterprises build. */
const enterpriseEngineers = 40;
/** Over this many requests per second what arrives is more a stream than an event now and then; a third of it is hardly one, three times as much is nothing else. */
const glueRps = 10_000;

/** Which family of domains a profile belongs to (reference model 3.4): the domain says, except that a large regulated start-up is an enterprise, and that glue under a heavy stream must be fast before it is short. */
export function classOf({ domain, team, load, constraints }: Profile): DomainClass {
  const plain = classes[domain];
  if (plain === "glue" && carriedPeak(load) > glueRps) return "performance";
  return plain === "startup" && team.in18m >= enterpriseEngineers && constraints.regulations.length > 0 ? "enterprise" : plain;
}

/** The families that a profile belongs to, each with its share: events that become a stream change from one into the other over a factor of ten, not at one figure. */
export function classesOf(profile: Profile): readonly (readonly [DomainClass, share: number])[] {
  if (classes[profile.domain] !== "glue") return [[classOf(profile), 1]];
  const stream = Math.round(100 * Math.min(1, Math.max(0, 0.5 + Math.log10(Math.max(1, carriedPeak(profile.load)) / glueRps)))) / 100;
  const shares: readonly (readonly [DomainClass, number])[] = [["glue", 1 - stream], ["performance", stream]];
  return shares.filter(([, share]) => share > 0);
}

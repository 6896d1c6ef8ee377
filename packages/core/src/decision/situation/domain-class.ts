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
/** Over this many requests per second what arrives is a stream, and no longer an event now and then. */
const glueRps = 10_000;

/** Which family of domains a profile belongs to (reference model 3.4): the domain says, except that a large regulated start-up is an enterprise, and that glue under a heavy stream must be fast before it is short. */
export function classOf({ domain, team, load, constraints }: Profile): DomainClass {
  const plain = classes[domain];
  if (plain === "glue" && load.peakRps24m > glueRps) return "performance";
  return plain === "startup" && team.in18m >= enterpriseEngineers && constraints.regulations.length > 0 ? "enterprise" : plain;
}

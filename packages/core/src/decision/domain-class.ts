import type { DomainClass } from "../catalogue/signals.ts";
import type { Domain } from "../catalogue/words.ts";

/** Which family a domain belongs to (reference model 3.4). */
export const classOf: Readonly<Record<Domain, DomainClass>> = {
  saas: "startup", health: "startup",
  ecommerce: "web", content: "web", education: "web",
  marketplace: "default", media: "default", other: "default",
  integration: "glue", iot: "glue",
  realtime_chat: "realtime", realtime_collaboration: "realtime",
  government: "enterprise", enterprise_internal: "enterprise",
  high_performance_service: "performance", developer_platform: "performance", trading: "performance",
  banking: "banking", telecom: "telecom", ai_llm: "ai", data_pipeline: "data",
};

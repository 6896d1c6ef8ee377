import type { Domain, Pattern } from "../../catalogue/words.ts";

/** Domains as they stand in a sentence: "fit for …", "the domain is …". */
const domains: Readonly<Record<Domain, string>> = {
  saas: "software as a service", ecommerce: "online shopping", marketplace: "marketplaces", banking: "banking", telecom: "telecommunications", health: "health care", government: "government",
  enterprise_internal: "internal business software", ai_llm: "applications on language models", data_pipeline: "data pipelines", realtime_chat: "chat", realtime_collaboration: "collaboration in real time",
  iot: "connected devices", media: "media", integration: "integration between systems", high_performance_service: "services with hard performance goals", trading: "trading",
  developer_platform: "platforms for developers", content: "publishing", education: "education", other: "nothing in particular",
};

/** "the traffic is …". */
const patterns: Readonly<Record<Pattern, string>> = { steady: "steady", daily: "higher by day than by night", bursty: "bursty", spiky_idle: "idle between spikes" };

/** Entries of lists that are said otherwise than they are written. */
const entries: Readonly<Record<string, string>> = {
  short_requests: "short requests", streaming: "streamed answers", websockets: "open connections", long_jobs: "jobs of over 15 minutes", cpu_heavy: "heavy computation", gpu: "work for graphics processors", event_glue: "glue between services", event_processing: "streams of events", in_memory_state: "state in memory",
  key_value: "access by key", wide_column: "wide columns", timeseries: "time series", graph: "graphs", geo: "places on a map", queue: "a queue",
  ci_cd: "a pipeline", iac: "infrastructure as code", monitoring_oncall: "monitoring and on-call", platform_team: "a platform team", eu: "the EU",
  greenfield: "new code", brownfield: "existing code",
  gdpr: "GDPR", pci: "PCI", hipaa: "HIPAA", dora: "DORA", sox: "SOX", soc2: "SOC 2", iso27001: "ISO 27001", fedramp: "FedRAMP", mifid: "MiFID",
};

/** A word of the profile as one says it within a sentence: "online shopping", "GDPR", "the EU"; a place that has no word of its own in capitals. */
export function said(key: string, word: string): string {
  if (key === "domain") return domains[word as Domain];
  if (key === "load.pattern") return patterns[word as Pattern];
  return entries[word] ?? (key === "constraints.residency" ? word.toUpperCase() : word.replaceAll("_", " "));
}

/** What is being built, in the words of the profile. */
export const domains = [
  "saas", "ecommerce", "marketplace", "banking", "telecom", "health", "government", "enterprise_internal", "ai_llm", "data_pipeline",
  "realtime_chat", "realtime_collaboration", "iot", "media", "integration", "high_performance_service", "trading", "developer_platform",
  "content", "education", "other",
] as const;

/** Kinds of work the backend does. */
export const works = [
  "short_requests", "streaming", "websockets", "long_jobs", "cpu_heavy", "gpu", "event_glue", "event_processing", "in_memory_state",
] as const;

/** What the data must allow. */
export const dataNeeds = [
  "transactions", "documents", "key_value", "wide_column", "timeseries", "search", "graph", "geo", "vectors", "files", "analytics", "queue",
] as const;

export const patterns = ["steady", "daily", "bursty", "spiky_idle"] as const;
export const codebases = ["greenfield", "brownfield"] as const;
export const boundaryKinds = ["unclear", "partial", "clear"] as const;
export const regulations = ["gdpr", "pci", "hipaa", "dora", "sox", "soc2", "iso27001", "fedramp", "mifid"] as const;
export const opsTicks = ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"] as const;
export const partKinds = ["none", "one", "several"] as const;
export const contentions = ["none", "some", "blocking"] as const;
export const modelUses = ["none", "hosted", "own"] as const;

export type Domain = (typeof domains)[number];
export type Work = (typeof works)[number];
export type DataNeed = (typeof dataNeeds)[number];
export type Pattern = (typeof patterns)[number];
export type Codebase = (typeof codebases)[number];
export type Boundaries = (typeof boundaryKinds)[number];
export type Regulation = (typeof regulations)[number];
export type OpsTick = (typeof opsTicks)[number];
export type Parts = (typeof partKinds)[number];
export type Contention = (typeof contentions)[number];
export type ModelUse = (typeof modelUses)[number];

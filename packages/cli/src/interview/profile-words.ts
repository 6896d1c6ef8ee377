import type { Contention, DataNeed, Domain, OpsTick, Parts, Pattern, Regulation, Work } from "@create-backend/core";

/** Words of the profile as a person reads them. The types keep each list whole. */
export const domainTitles: Readonly<Record<Domain, string>> = {
  saas: "Software as a service",
  ecommerce: "Shop",
  marketplace: "Marketplace",
  banking: "Banking, payments",
  telecom: "Telecommunications",
  health: "Health",
  government: "Government",
  enterprise_internal: "Internal business software",
  ai_llm: "AI application on language models",
  data_pipeline: "Data pipeline",
  realtime_chat: "Chat, presence",
  realtime_collaboration: "Collaboration in real time",
  iot: "Devices (IoT)",
  media: "Media, streaming",
  integration: "Integration between systems",
  high_performance_service: "Service with hard performance goals",
  trading: "Trading",
  developer_platform: "Platform for developers",
  content: "Content, publishing",
  education: "Education",
  other: "Something else",
};

export const workTitles: Readonly<Record<Work, string>> = {
  short_requests: "Short requests",
  streaming: "Streamed answers",
  websockets: "WebSockets",
  long_jobs: "Jobs over 15 minutes",
  cpu_heavy: "Heavy computation",
  gpu: "GPU",
  event_glue: "Reacting to events of others",
  event_processing: "Event streams at volume",
  in_memory_state: "State held in memory",
};

export const dataTitles: Readonly<Record<DataNeed, string>> = {
  transactions: "Transactions",
  documents: "Documents of varying shape",
  key_value: "Key and value, sessions, cache",
  wide_column: "Wide columns, huge writes",
  timeseries: "Time series",
  search: "Full-text search",
  graph: "Graph",
  geo: "Places and areas",
  vectors: "Vectors",
  files: "Files",
  analytics: "Analytics",
  queue: "Queue",
};

export const patternTitles: Readonly<Record<Pattern, string>> = {
  steady: "Steady all day",
  daily: "Day and night",
  bursty: "Bursts",
  spiky_idle: "Spikes, idle in between",
};

export const regulationTitles: Readonly<Record<Regulation, string>> = {
  gdpr: "GDPR",
  pci: "PCI DSS",
  hipaa: "HIPAA",
  dora: "DORA",
  sox: "SOX",
  soc2: "SOC 2",
  iso27001: "ISO 27001",
  fedramp: "FedRAMP",
  mifid: "MiFID II",
};

export const opsTitles: Readonly<Record<OpsTick, string>> = {
  ci_cd: "Automated delivery (CI/CD)",
  iac: "Infrastructure as code",
  monitoring_oncall: "Monitoring and on-call",
  containers: "Containers in production",
  platform_team: "A platform team",
};

export const partTitles: Readonly<Record<Parts, string>> = {
  none: "No",
  one: "One part",
  several: "Several parts",
};

export const contentionTitles: Readonly<Record<Contention, string>> = {
  none: "No",
  some: "Sometimes",
  blocking: "It blocks releases",
};

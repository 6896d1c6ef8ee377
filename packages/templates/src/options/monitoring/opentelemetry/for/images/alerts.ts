import type { Deployable, System } from "../../../../../deployable/system.ts";
import { fewBad, objectives, recordedWindows, requests, windows } from "./objectives.ts";

/** An alert rule with the metrics that make it fire, from which its unit test is written. */
export interface Alert {
  readonly name: string;
  readonly expr: string;
  readonly for?: string;
  readonly severity: "page" | "ticket";
  readonly summary: string;
  /** Heading in `docs/runbooks.md`. */
  readonly runbook: string;
  readonly fires: Scene;
  readonly quiet: Scene;
  /** A single request that went wrong, where that alone should ring nobody. */
  readonly once?: Scene;
}

/** Series of metrics (one value a minute, in promtool's notation) and the moment to look. */
export interface Scene {
  readonly series: Readonly<Record<string, string>>;
  readonly at: string;
  /** Labels of the alert besides severity. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Rules that are evaluated one after the other. */
export interface AlertGroup {
  readonly name: string;
  /** Shares that the alerts of the group look at; in another group they could be an interval old. */
  readonly recordings: readonly { readonly record: string; readonly expr: string }[];
  readonly alerts: readonly Alert[];
}

/** Shares of bad requests over every window that alerts look at, and how many they were. */
function recordings(): AlertGroup["recordings"] {
  return objectives.flatMap(({ record, numerator }) => [
    ...recordedWindows.map((window) => ({ record: `${record}:ratio_rate${window}`, expr: `(${numerator(window)})\n/\n${requests(window)}` })),
    ...windows.map(({ long, seconds }) => ({ record: `${record}:increase${long}`, expr: `(${numerator(long)}) * ${String(seconds)}` })),
  ]);
}

/** All alerts of a system; what it does not have is not watched. */
export function alertGroups(system: System): readonly AlertGroup[] {
  const apps = system.apps.filter(({ kind }) => kind !== "job");
  return [
    { name: "service-levels", recordings: recordings(), alerts: burnAlerts(apps[0]?.name ?? "") },
    { name: "apps", recordings: [], alerts: [appDown(apps), appNotReady(apps), memoryNearLimit(apps), cpuSaturated(apps)] },
    ...(system.apps.some((app) => app.publishes.length > 0) ? [{ name: "events", recordings: [], alerts: [...outboxAlerts(system), ...inboxAlert(system)] }] : []),
  ];
}

function burnAlerts(job: string): Alert[] {
  return objectives.flatMap((objective) =>
    windows.map(({ name, factor, long, short, severity, left, test }): Alert => ({
      name: objective.name + name,
      expr: [...[long, short].map((window) => `${objective.record}:ratio_rate${window} > ${factor} * ${objective.budget}`), `${objective.record}:increase${long} > ${String(fewBad)}`].join("\nand\n"),
      severity,
      summary: `Too many requests to {{ $labels.job }} ${objective.bad}: the error budget of 30 days is gone in ${left}.`,
      runbook: objective.name,
      fires: { series: traffic(job, objective.title, Math.ceil(Number(factor) * Number(objective.budget) * 1200)), at: test, labels: { job } },
      quiet: { series: traffic(job, objective.title, Math.floor(Number(factor) * Number(objective.budget) * 800)), at: test },
      once: { series: oneBad(job, objective.title, test), at: test },
    })),
  );
}

/** A thousand requests a minute for six hours, of which `bad` fail or are slow. */
function traffic(job: string, title: string, bad: number): Record<string, string> {
  const labels = `job="${job}",http_request_method="GET",http_route="/api/things",url_scheme="http"`;
  const count = (status: string, perMinute: number): [string, string] => [`http_server_request_duration_seconds_count{${labels},http_response_status_code="${status}"}`, `0+${String(perMinute)}x400`];
  if (title === "Availability") return Object.fromEntries([count("200", 1000 - bad), count("500", bad)]);
  return Object.fromEntries([count("200", 1000), [`http_server_request_duration_seconds_bucket{${labels},http_response_status_code="200",le="0.5"}`, `0+${String(1000 - bad)}x400`]]);
}

/** One request, shortly before the moment to look, and it fails or is slow. */
function oneBad(job: string, title: string, at: string): Record<string, string> {
  const minutes = Number.parseInt(at, 10) * (at.endsWith("h") ? 60 : 1);
  const labels = `job="${job}",http_request_method="GET",http_route="/api/things",url_scheme="http",http_response_status_code="${title === "Availability" ? "500" : "200"}"`;
  return { [`http_server_request_duration_seconds_count{${labels}}`]: `0x${String(minutes - 3)} 1x10`, [`http_server_request_duration_seconds_bucket{${labels},le="0.5"}`]: `0x${String(minutes + 10)}` };
}

function appDown(apps: readonly Deployable[]): Alert {
  const up = (down: string | undefined): Record<string, string> => Object.fromEntries(apps.map(({ name }) => [`up{job="${name}",instance="${name}:1"}`, name === down ? "0x10" : "1x10"]));
  const first = apps[0]?.name ?? "";
  return {
    name: "AppDown",
    expr: [`sum by (job) (up{job=~"${namesOf(apps)}"}) == 0`, ...apps.map(({ name }) => `absent(up{job="${name}"})`)].join("\nor\n"),
    for: "2m",
    severity: "page",
    summary: "No instance of {{ $labels.job }} can be reached.",
    runbook: "AppDown",
    fires: { series: up(first), at: "5m", labels: { job: first } },
    quiet: { series: up(undefined), at: "5m" },
  };
}

/** Where an app is not ready everywhere, its callers are refused in front of it: it answers nothing that could count as an error. */
function appNotReady(apps: readonly Deployable[]): Alert {
  const labels = { job: apps[0]?.name ?? "", check: "database" };
  const passed = (first: string, second: string): Record<string, string> =>
    Object.fromEntries([first, second].map((values, index) => [`readiness_check_passed{job="${labels.job}",check="${labels.check}",instance="${String(index)}"}`, values]));
  return {
    name: "AppNotReady",
    expr: `max by (job, check) (readiness_check_passed{job=~"${namesOf(apps)}"}) == 0`,
    for: "2m",
    severity: "page",
    summary: "No instance of {{ $labels.job }} is ready: none of them reaches its {{ $labels.check }}.",
    runbook: "AppNotReady",
    fires: { series: passed("0x10", "0x10"), at: "5m", labels },
    quiet: { series: passed("0x10", "1x10"), at: "5m" },
  };
}

function memoryNearLimit(apps: readonly Deployable[]): Alert {
  const limits = [...new Set(apps.map(({ resources }) => resources.memoryMi))];
  const bytes = (memoryMi: number): number => memoryMi * 1024 * 1024;
  const [first] = apps;
  const used = (share: number): Record<string, string> => ({ [`process_resident_memory_bytes{job="${first?.name ?? ""}",instance="1"}`]: `${String(Math.round(bytes(first?.resources.memoryMi ?? 0) * share))}x40` });
  return {
    name: "MemoryNearLimit",
    expr: limits.map((limit) => `max by (job) (process_resident_memory_bytes{job=~"${namesOf(apps.filter(({ resources }) => resources.memoryMi === limit))}"}) / ${String(bytes(limit))} > 0.9`).join("\nor\n"),
    for: "15m",
    severity: "ticket",
    summary: "{{ $labels.job }} uses more than 90 % of the memory it may have.",
    runbook: "MemoryNearLimit",
    fires: { series: used(0.95), at: "20m", labels: { job: first?.name ?? "" } },
    quiet: { series: used(0.6), at: "20m" },
  };
}

function cpuSaturated(apps: readonly Deployable[]): Alert {
  const job = apps[0]?.name ?? "";
  const used = (secondsPerMinute: number): Record<string, string> => ({ [`process_cpu_seconds_total{job="${job}",instance="1"}`]: `0+${String(secondsPerMinute)}x40` });
  return {
    name: "CpuSaturated",
    expr: `max by (job) (rate(process_cpu_seconds_total{job=~"${namesOf(apps)}"}[5m])) > 0.9`,
    for: "15m",
    severity: "ticket",
    summary: "An instance of {{ $labels.job }} keeps a whole core busy.",
    runbook: "CpuSaturated",
    fires: { series: used(58), at: "25m", labels: { job } },
    quiet: { series: used(20), at: "25m" },
  };
}

function outboxAlerts(system: System): Alert[] {
  const publisher = system.apps.find((app) => app.publishes.length > 0);
  const labels = { job: publisher?.name ?? "", module: publisher?.publishes[0]?.split(".")[0] ?? "" };
  const text = `job="${labels.job}",module="${labels.module}"`;
  const pending = (values: string): [string, string] => [`outbox_pending_messages{${text}}`, values];
  const oldest = (values: string): [string, string] => [`outbox_oldest_message_age_seconds{${text}}`, values];
  const published = (values: string): [string, string] => [`outbox_published_messages_total{${text}}`, values];
  return [
    {
      name: "OutboxStalled",
      expr: "max by (job, module) (outbox_pending_messages) > 0\nunless\nsum by (job, module) (increase(outbox_published_messages_total[10m])) > 0",
      for: "10m",
      severity: "page",
      summary: "{{ $labels.module }} in {{ $labels.job }} has events to publish, and none leave.",
      runbook: "OutboxStalled",
      fires: { series: Object.fromEntries([pending("3x40"), published("7x40")]), at: "30m", labels },
      quiet: { series: Object.fromEntries([pending("3x40"), published("0+1x40")]), at: "30m" },
    },
    {
      name: "OutboxEventLate",
      expr: "max by (job, module) (outbox_oldest_message_age_seconds) > 600",
      for: "5m",
      severity: "ticket",
      summary: "An event of {{ $labels.module }} in {{ $labels.job }} has waited for more than 10 minutes.",
      runbook: "OutboxEventLate",
      fires: { series: Object.fromEntries([pending("1x40"), published("0+7x40"), oldest("0+60x40")]), at: "30m", labels },
      quiet: { series: Object.fromEntries([pending("1x40"), published("0+7x40"), oldest("30x40")]), at: "30m" },
    },
    {
      name: "OutboxBacklog",
      expr: "max by (job, module) (outbox_pending_messages) > 1000",
      for: "15m",
      severity: "ticket",
      summary: "{{ $labels.module }} in {{ $labels.job }} writes events faster than they are published.",
      runbook: "OutboxBacklog",
      fires: { series: Object.fromEntries([pending("2000x40")]), at: "20m", labels },
      quiet: { series: Object.fromEntries([pending("20x40")]), at: "20m" },
    },
  ];
}

function inboxAlert(system: System): Alert[] {
  const consumer = system.apps.find((app) => app.consumes.length > 0);
  const topic = consumer?.consumes[0];
  if (consumer === undefined || topic === undefined) return [];
  const labels = { job: consumer.name, module: consumer.modules.at(-1) ?? "", topic };
  const failed = (values: string): Record<string, string> => ({ [`inbox_failed_messages_total{job="${labels.job}",module="${labels.module}",topic="${topic}"}`]: values });
  return [
    {
      name: "EventNotHandled",
      expr: "sum by (job, module, topic) (increase(inbox_failed_messages_total[10m])) > 0",
      for: "15m",
      severity: "ticket",
      summary: "{{ $labels.module }} in {{ $labels.job }} has failed to handle an event of {{ $labels.topic }} for 15 minutes.",
      runbook: "EventNotHandled",
      fires: { series: failed("0x4 1+1x40"), at: "30m", labels },
      quiet: { series: failed("0x4 1x40"), at: "30m" },
    },
  ];
}

function namesOf(apps: readonly Deployable[]): string {
  return apps.map(({ name }) => name).join("|");
}

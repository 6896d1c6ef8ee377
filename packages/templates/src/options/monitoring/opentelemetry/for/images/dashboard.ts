import type { System } from "../../../../../deployable/system.ts";

/** A panel without its place and id. */
interface PanelSpec {
  readonly title: string;
  readonly unit: string;
  readonly kind: "timeseries" | "stat";
  readonly width: number;
  readonly queries: readonly { readonly expr: string; readonly legend: string }[];
  readonly description?: string;
}

const datasource = { type: "prometheus", uid: "${datasource}" };
const route = 'job=~"$app",http_route=~"$route"';
const app = 'job=~"$app"';
const requests = (by: string, extra = ""): string => `sum by (${by}) (rate(http_server_request_duration_seconds_count{${route}${extra}}[$__rate_interval]))`;
const quantile = (share: string, by: string): string => `histogram_quantile(${share}, sum by (le, ${by}) (rate(http_server_request_duration_seconds_bucket{${route}}[$__rate_interval])))`;
const failed = ',http_response_status_code=~"5.."';

/** The Grafana dashboard of a system: rate, errors and duration for each app and route, events, and the runtime. */
export function dashboard(system: System): object {
  const specs = [...overview, ...perRoute, ...(system.apps.some(({ publishes }) => publishes.length > 0) ? events : []), ...runtime, ...chartsOf(system)];
  return {
    uid: `${system.name}-service`,
    title: system.name,
    tags: [system.name],
    timezone: "browser",
    editable: false,
    refresh: "30s",
    schemaVersion: 41,
    time: { from: "now-1h", to: "now" },
    templating: { list: variables(system) },
    panels: placed(specs),
  };
}

const overview: readonly PanelSpec[] = [
  { title: "Requests", unit: "reqps", kind: "stat", width: 8, queries: [{ expr: requests("job"), legend: "{{job}}" }] },
  {
    title: "Error budget burn over 1 h",
    description: "1 uses up the budget in exactly 30 days; above 14.4 someone is paged.",
    unit: "short",
    kind: "stat",
    width: 8,
    queries: [{ expr: `job:http_errors:ratio_rate1h{${app}} / 0.001`, legend: "{{job}}" }],
  },
  { title: "99th percentile", unit: "s", kind: "stat", width: 8, queries: [{ expr: quantile("0.99", "job"), legend: "{{job}}" }] },
];

const perRoute: readonly PanelSpec[] = [
  { title: "Rate by route", unit: "reqps", kind: "timeseries", width: 8, queries: [{ expr: requests("http_request_method, http_route"), legend: "{{http_request_method}} {{http_route}}" }] },
  { title: "Errors (5xx) by route", unit: "reqps", kind: "timeseries", width: 8, queries: [{ expr: `${requests("http_request_method, http_route", failed)} or 0 * ${requests("http_request_method, http_route")}`, legend: "{{http_request_method}} {{http_route}}" }] },
  { title: "Duration by route (95th percentile)", unit: "s", kind: "timeseries", width: 8, queries: [{ expr: quantile("0.95", "http_request_method, http_route"), legend: "{{http_request_method}} {{http_route}}" }] },
  { title: "Answers by status", unit: "reqps", kind: "timeseries", width: 12, queries: [{ expr: requests("http_response_status_code"), legend: "{{http_response_status_code}}" }] },
  {
    title: "Duration by app",
    unit: "s",
    kind: "timeseries",
    width: 12,
    queries: ["0.5", "0.95", "0.99"].map((share) => ({ expr: quantile(share, "job"), legend: `{{job}} p${String(Math.round(Number(share) * 100))}` })),
  },
];

const events: readonly PanelSpec[] = [
  { title: "Events waiting", unit: "short", kind: "timeseries", width: 8, queries: [{ expr: `max by (job, module) (outbox_pending_messages{${app}})`, legend: "{{job}} {{module}}" }] },
  { title: "Oldest event waiting", unit: "s", kind: "timeseries", width: 8, queries: [{ expr: `max by (job, module) (outbox_oldest_message_age_seconds{${app}})`, legend: "{{job}} {{module}}" }] },
  { title: "Events published", unit: "ops", kind: "timeseries", width: 8, queries: [{ expr: `sum by (job, module) (rate(outbox_published_messages_total{${app}}[$__rate_interval]))`, legend: "{{job}} {{module}}" }] },
];

const runtime: readonly PanelSpec[] = [
  { title: "CPU (cores)", unit: "short", kind: "timeseries", width: 12, queries: [{ expr: `rate(process_cpu_seconds_total{${app}}[$__rate_interval])`, legend: "{{job}} {{instance}}" }] },
  { title: "Memory", unit: "bytes", kind: "timeseries", width: 12, queries: [{ expr: `process_resident_memory_bytes{${app}}`, legend: "{{job}} {{instance}}" }] },
];

function chartsOf(system: System): PanelSpec[] {
  const charts = new Map(system.apps.flatMap((each) => each.charts ?? []).map((chart) => [chart.title, chart]));
  return [...charts.values()].map(({ title, unit, query }) => ({ title, unit, kind: "timeseries", width: 12, queries: [{ expr: query, legend: "{{job}} {{instance}}" }] }));
}

function variables(system: System): object[] {
  const list = { type: "query", datasource, refresh: 2, includeAll: true, multi: true, allValue: ".*", current: { text: "All", value: "$__all" } };
  return [
    { name: "datasource", label: "Data source", type: "datasource", query: "prometheus", current: { text: "Prometheus", value: "prometheus" } },
    { ...list, name: "app", label: "App", query: 'label_values(http_server_request_duration_seconds_count, job)', description: `Apps of ${system.name}` },
    { ...list, name: "route", label: "Route", query: 'label_values(http_server_request_duration_seconds_count{job=~"$app"}, http_route)' },
  ];
}

function placed(specs: readonly PanelSpec[]): object[] {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  return specs.map((spec, index) => {
    const h = spec.kind === "stat" ? 4 : 8;
    if (x + spec.width > 24) {
      x = 0;
      y += rowHeight;
      rowHeight = 0;
    }
    const gridPos = { x, y, w: spec.width, h };
    x += spec.width;
    rowHeight = Math.max(rowHeight, h);
    return panel(spec, index + 1, gridPos);
  });
}

function panel({ title, kind, unit, description, queries }: PanelSpec, id: number, gridPos: object): object {
  return {
    id,
    type: kind,
    title,
    ...(description === undefined ? {} : { description }),
    datasource,
    gridPos,
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: queries.map(({ expr, legend }, index) => ({ refId: "ABC".charAt(index), datasource, expr, legendFormat: legend })),
  };
}

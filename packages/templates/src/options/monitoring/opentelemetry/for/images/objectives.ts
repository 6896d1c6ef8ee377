/** A promise about requests to the API, over 30 days. */
export interface Objective {
  readonly name: string;
  readonly title: string;
  /** Share of requests that must be good. */
  readonly target: string;
  /** Share that may be bad, as text, so that no rounding shows. */
  readonly budget: string;
  /** What is bad, in words. */
  readonly bad: string;
  /** Level and subject of the metrics of what is bad. */
  readonly record: string;
  readonly numerator: (window: string) => string;
}

const counted = 'http_route=~"/api/.+"';

/** Requests to the API in a window; health checks and unknown addresses do not count. */
export function requests(window: string): string {
  return `sum by (job) (rate(http_server_request_duration_seconds_count{${counted}}[${window}]))`;
}

export const objectives: readonly Objective[] = [
  {
    name: "ErrorBudgetBurn",
    title: "Availability",
    target: "99.9 %",
    budget: "0.001",
    bad: "were answered with 5xx",
    record: "job:http_errors",
    numerator: (window) => `sum by (job) (rate(http_server_request_duration_seconds_count{${counted},http_response_status_code=~"5.."}[${window}]))`,
  },
  {
    name: "LatencyBudgetBurn",
    title: "Latency",
    target: "99 %",
    budget: "0.01",
    bad: "took longer than 500 ms",
    record: "job:http_slow",
    numerator: (window) => `${requests(window)} - sum by (job) (rate(http_server_request_duration_seconds_bucket{${counted},le="0.5"}[${window}]))`,
  },
];

/** Table 5-8 of the SRE workbook: how fast the budget of 30 days burns, seen over a long and a short window; and when its test looks, with the short window full. */
export const windows = [
  { name: "Fast", factor: "14.4", long: "1h", seconds: 3_600, short: "5m", severity: "page", left: "2 days", test: "10m" },
  { name: "Medium", factor: "6", long: "6h", seconds: 21_600, short: "30m", severity: "page", left: "5 days", test: "1h" },
  { name: "Slow", factor: "1", long: "3d", seconds: 259_200, short: "6h", severity: "ticket", left: "30 days", test: "6h" },
] as const;

/** So many bad requests ring nobody, whatever their share: where there is little traffic, one is a large part of all. */
export const fewBad = 9;

/** Every window that a share is recorded for. */
export const recordedWindows: readonly string[] = [...new Set(windows.flatMap(({ long, short }) => [short, long]))];

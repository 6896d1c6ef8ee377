import type { Outbox } from "./outbox.ts";

/** Counts requests and writes them in the Prometheus text format. */
export interface Metrics {
  readonly count: (method: string, route: string, result: { status: number; seconds: number }) => void;
  readonly text: (outbox: Outbox) => string;
}

interface Series {
  readonly labels: string;
  count: number;
  sum: number;
  readonly buckets: number[];
}

const limits = [0.005, 0.025, 0.1, 0.5, 1, 5];
const name = "http_server_request_duration_seconds";

function linesOf({ labels, count, sum, buckets }: Series): string[] {
  const bucket = (le: string, value: number): string => `${name}_bucket{${labels},le="${le}"} ${String(value)}`;
  const lower = limits.map((limit, index) => bucket(String(limit), buckets[index] ?? 0));
  return [...lower, bucket("+Inf", count), `${name}_sum{${labels}} ${String(sum)}`, `${name}_count{${labels}} ${String(count)}`];
}

/** Empty counters. */
export function openMetrics(): Metrics {
  const all = new Map<string, Series>();
  return {
    count: (method, route, { status, seconds }) => {
      const labels = `http_request_method="${method}",http_route="${route}",http_response_status_code="${String(status)}",url_scheme="http"`;
      const series = all.get(labels) ?? { labels, count: 0, sum: 0, buckets: limits.map(() => 0) };
      series.count += 1;
      series.sum += seconds;
      limits.forEach((limit, index) => {
        if (seconds <= limit) series.buckets[index] = (series.buckets[index] ?? 0) + 1;
      });
      all.set(labels, series);
    },
    text: (outbox) =>
      [
        `# HELP ${name} Duration of HTTP server requests.`,
        `# TYPE ${name} histogram`,
        ...[...all.values()].flatMap(linesOf),
        "# TYPE inbox_failed_messages_total counter",
        "inbox_failed_messages_total 0",
        "# TYPE outbox_pending_messages gauge",
        `outbox_pending_messages ${String(outbox.pending())}`,
        "# TYPE outbox_oldest_message_age_seconds gauge",
        `outbox_oldest_message_age_seconds ${String(outbox.oldestSeconds())}`,
        "# TYPE outbox_published_messages_total counter",
        `outbox_published_messages_total ${String(outbox.published())}`,
        "",
      ].join("\n"),
  };
}

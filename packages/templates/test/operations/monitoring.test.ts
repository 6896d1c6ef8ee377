import { describe, expect, it } from "vitest";
import { cuts, inQuill, textOf, yamlOf } from "./made-up.ts";

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly labels?: { readonly severity?: string };
  readonly annotations?: { readonly runbook_url?: string; readonly summary?: string };
}

interface Test {
  readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly unknown[] }[];
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource: { readonly uid: string };
  readonly targets: readonly { readonly expr: string }[];
}

/** What every app promises to measure; the lab compares it with what a running one does. */
const promised = ["http_server_request_duration_seconds_count", "http_server_request_duration_seconds_bucket", "process_cpu_seconds_total", "process_resident_memory_bytes", "readiness_check_passed", "outbox_pending_messages", "outbox_oldest_message_age_seconds", "outbox_published_messages_total", "inbox_failed_messages_total", "up", "quill_ink_left"];

/** Names before a selector or a range, and bare ones in the argument of an aggregation; labels after `by` are none. */
const metricsIn = (expr: string): readonly string[] => {
  const bare = expr.replaceAll(/\bby \([^)]*\)/g, "").replaceAll(/"[^"]*"/g, '""');
  return [...bare.matchAll(/([a-z_][a-z0-9_:]*)(?=[{[])|(?<=\()\s*([a-z_]+_[a-z_]+)(?=\))/g)].map((match) => match[1] ?? match[2] ?? "");
};

describe.each(cuts)("monitoring of a $decomposition on $compute", (cut) => {
  const rendering = inQuill(cut);
  const rules = yamlOf<{ groups: readonly { rules: readonly Rule[] }[] }>(rendering, "monitoring/prometheus/alerts.yml").groups.flatMap((group) => group.rules);
  const alerts = rules.filter((rule) => rule.alert !== undefined);
  const tests = yamlOf<{ tests: readonly Test[] }>(rendering, "monitoring/prometheus/alerts.test.yml").tests.flatMap((test) => test.alert_rule_test);
  const dashboard = JSON.parse(textOf(rendering, "monitoring/grafana/shop.json")) as { panels: readonly Panel[] };
  const recorded = rules.flatMap(({ record }) => record ?? []);

  it("tests that every alert rings, and that it stays quiet", () => {
    for (const { alert } of alerts) {
      const own = tests.filter(({ alertname }) => alertname === alert);
      expect(own.some(({ exp_alerts }) => exp_alerts.length > 0), `${String(alert)} rings`).toBe(true);
      expect(own.some(({ exp_alerts }) => exp_alerts.length === 0), `${String(alert)} stays quiet`).toBe(true);
    }
  });

  it("gives every alert a severity and a section of the runbooks", () => {
    const headings = textOf(rendering, "docs/runbooks.md").split("\n").flatMap((line) => (line.startsWith("## ") ? [`docs/runbooks.md#${line.slice(3).toLowerCase()}`] : []));
    for (const { alert, labels, annotations } of alerts) {
      expect(["page", "ticket"], alert).toContain(labels?.severity);
      expect(headings, alert).toContain(annotations?.runbook_url);
    }
  });

  it("burns the error budget by the table of the SRE workbook", () => {
    const burns = alerts.filter(({ alert = "" }) => alert.startsWith("ErrorBudgetBurn")).map(({ expr, labels }) => [[...expr.matchAll(/rate(\w+) > ([\d.]+)/g)].map((match) => [match[1], match[2]]), labels?.severity]);
    expect(burns).toEqual([
      [[["1h", "14.4"], ["5m", "14.4"]], "page"],
      [[["6h", "6"], ["30m", "6"]], "page"],
      [[["3d", "1"], ["6h", "1"]], "ticket"],
    ]);
  });

  it("asks only for metrics that apps promise", () => {
    const queries = [...rules.map(({ expr }) => expr), ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];
    expect([...new Set(queries.flatMap(metricsIn))].filter((metric) => !promised.includes(metric) && !recorded.includes(metric))).toEqual([]);
  });

  it("scrapes every app under its name", () => {
    const jobs = yamlOf<{ scrape_configs: readonly { job_name: string; static_configs: readonly { targets: readonly string[] }[] }[] }>(rendering, "monitoring/prometheus/prometheus.yml").scrape_configs;
    expect(jobs.map((job) => [job.job_name, job.static_configs[0]?.targets])).toEqual(rendering.system.apps.map((app) => [app.name, [`${app.name}:${String(app.port)}`]]));
  });

  it("draws a dashboard that fits: unique ids, no wider than the grid, nothing on top of another, data source by variable", () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { gridPos, datasource } of panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      expect(datasource.uid).toBe("${datasource}");
    }
    const taken = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, cell) => `${String(x + (cell % w))},${String(y + Math.floor(cell / w))}`));
    expect(new Set(taken).size).toBe(taken.length);
    expect(panels.some(({ title }) => title === "Ink left")).toBe(true);
  });
});

it("nothing watches an outbox where no event is published", () => {
  const rendering = inQuill({ decomposition: "modular-monolith", compute: "containers", modules: "modules:\n  users: { owner: team-users }\n" });
  expect(textOf(rendering, "monitoring/prometheus/alerts.yml")).not.toContain("outbox");
  expect(textOf(rendering, "docs/runbooks.md")).not.toContain("Outbox");
});

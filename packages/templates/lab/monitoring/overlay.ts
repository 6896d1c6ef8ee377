import { parse, stringify } from "yaml";

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
}

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly interval?: string; readonly rules: readonly Rule[] }[];
}

/** The repository's rules with nothing changed but the waiting: expressions and labels stay. */
export function hastened(rules: string): string {
  const file = parse(rules) as RuleFile;
  const groups = file.groups.map((group) => ({ ...group, interval: "1s", rules: group.rules.map((rule) => (rule.for === undefined ? rule : { ...rule, for: "1s" })) }));
  return stringify({ groups });
}

/** Alerts that count failed requests: the ones that bad answers must set off. */
export function alertsOnErrors(rules: readonly string[]): readonly string[] {
  const all = rules.flatMap((text) => (parse(text) as RuleFile).groups.flatMap((group) => group.rules));
  const counting = (expression: string): boolean => expression.includes("http_server_request_duration_seconds") && /=~?\s*["']5/.test(expression);
  const records = all.filter((rule) => rule.record !== undefined && counting(rule.expr)).map((rule) => rule.record ?? "");
  return all.filter((rule) => rule.alert !== undefined && (counting(rule.expr) || records.some((record) => rule.expr.includes(record)))).map((rule) => rule.alert ?? "");
}

/** A scrape job with the name it has in the repository's configuration, and where it is found in this run. */
export interface Target {
  readonly job: string;
  readonly address: string;
}

/** A configuration with short intervals around the repository's rules. */
export function configuration(targets: readonly Target[], ruleFiles: readonly string[], alertmanager: string): string {
  return stringify({
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: ruleFiles,
    alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
    scrape_configs: targets.map(({ job, address }) => ({ job_name: job, metrics_path: "/metrics", static_configs: [{ targets: [address] }] })),
  });
}

/** An Alertmanager that passes everything on at once. */
export function alertmanagerConfiguration(webhook: string): string {
  return stringify({
    route: { receiver: "lab", group_by: ["alertname"], group_wait: "0s", group_interval: "1s", repeat_interval: "1h" },
    receivers: [{ name: "lab", webhook_configs: [{ url: webhook, send_resolved: false }] }],
  });
}

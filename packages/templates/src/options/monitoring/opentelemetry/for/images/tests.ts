import type { AlertGroup, Scene } from "./alerts.ts";

/** A test of promtool: what is measured, and which alerts ring at which moment. */
export interface AlertTest {
  readonly title: string;
  readonly alert: string;
  readonly at: string;
  readonly series: readonly { readonly series: string; readonly values: string }[];
  /** Labels and annotations of the alert that is expected; absent when none is. */
  readonly expected?: { readonly labels: readonly Pair[]; readonly annotations: readonly Pair[] };
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** Tests for every alert: it rings, it stays quiet, and where it looks at shares it does not ring for a single request. */
export function testsOf(groups: readonly AlertGroup[]): readonly AlertTest[] {
  return groups.flatMap(({ alerts }) =>
    alerts.flatMap((alert) => {
      const labels = { ...alert.fires.labels, severity: alert.severity };
      const annotations = { runbook_url: runbookOf(alert.runbook), summary: filled(alert.summary, alert.fires.labels ?? {}) };
      return [
        { ...scene(alert.fires), title: `${alert.name} rings`, alert: alert.name, expected: { labels: pairs(labels), annotations: pairs(annotations) } },
        { ...scene(alert.quiet), title: `${alert.name} stays quiet`, alert: alert.name },
        ...(alert.once === undefined ? [] : [{ ...scene(alert.once), title: `${alert.name} does not ring for one request`, alert: alert.name }]),
      ];
    }),
  );
}

/** Where the runbook of an alert is, from the root of the repository. */
export function runbookOf(heading: string): string {
  return `docs/runbooks.md#${heading.toLowerCase()}`;
}

function scene({ series, at }: Scene): Pick<AlertTest, "series" | "at"> {
  return { at, series: Object.entries(series).map(([name, values]) => ({ series: name, values })) };
}

function filled(text: string, labels: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, name: string) => labels[name] ?? "");
}

function pairs(record: Readonly<Record<string, string>>): Pair[] {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

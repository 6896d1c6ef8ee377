/** What the lab reads of a Grafana dashboard. */
export interface Dashboard {
  readonly uid?: string;
  readonly panels?: readonly Panel[];
  readonly templating?: { readonly list?: readonly { readonly name: string; readonly type: string; readonly current?: { readonly value?: unknown }; readonly allValue?: string }[] };
}

interface Panel {
  readonly id: number;
  readonly title?: string;
  readonly type?: string;
  readonly datasource?: { readonly uid?: string };
  readonly gridPos?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr?: string }[];
  readonly panels?: readonly Panel[];
}

function panelsOf(dashboard: Dashboard): readonly Panel[] {
  return (dashboard.panels ?? []).flatMap((panel) => [panel, ...(panel.panels ?? [])]);
}

/** Faults that need no Grafana: ids, the grid, data sources that are not provisioned. */
export function dashboardFaults(dashboard: Dashboard, sources: readonly string[]): readonly string[] {
  const panels = panelsOf(dashboard);
  const ids = panels.map((panel) => panel.id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  const known = [...sources, ...(dashboard.templating?.list ?? []).filter(({ type }) => type === "datasource").map(({ name }) => `\${${name}}`)];
  const started = (dashboard.templating?.list ?? []).filter(({ type }) => type === "datasource").map(({ current }) => String(current?.value));
  return [
    ...(dashboard.uid === undefined || dashboard.uid === "" ? ["it has no uid"] : []),
    ...(panels.length === 0 ? ["it has no panel"] : []),
    ...twice.map((id) => `panel id ${String(id)} is used twice`),
    ...panels.flatMap((panel) => (panel.gridPos !== undefined && panel.gridPos.x + panel.gridPos.w > 24 ? [`panel "${panel.title ?? ""}" is wider than the grid`] : [])),
    ...panels.flatMap((panel) => (panel.datasource?.uid !== undefined && !known.includes(panel.datasource.uid) ? [`panel "${panel.title ?? ""}" reads data source ${panel.datasource.uid}, which is not provisioned`] : [])),
    ...started.filter((uid) => !sources.includes(uid)).map((uid) => `its data source begins with ${uid}, which is not provisioned`),
  ];
}

/** Every query of a dashboard, its variables filled as Grafana fills them at first sight. */
export function queriesOf(dashboard: Dashboard): readonly { readonly panel: string; readonly query: string }[] {
  const values = new Map((dashboard.templating?.list ?? []).map((variable) => [variable.name, variable.allValue ?? ".*"]));
  const builtIn = new Map([["__rate_interval", "1m"], ["__interval", "15s"], ["__range", "1h"]]);
  const fill = (text: string): string => text.replaceAll(/\$\{?(\w+)(?::\w+)?\}?/g, (whole, name: string) => builtIn.get(name) ?? values.get(name) ?? whole);
  return panelsOf(dashboard).flatMap((panel) => (panel.targets ?? []).flatMap((target) => (target.expr === undefined ? [] : [{ panel: panel.title ?? String(panel.id), query: fill(target.expr) }])));
}

import { definePair } from "../../../../../define-option.ts";
import { alertGroups } from "./alerts.ts";
import { dashboard } from "./dashboard.ts";
import { monitors } from "./monitors.ts";
import { objectives, windows } from "./objectives.ts";
import { runbookOf, testsOf } from "./tests.ts";

export default definePair({
  contribute: (project) => ({
    backing: monitors(project),
    checks: [{ title: "Alert rules", run: 'docker run --rm --volume "$PWD/monitoring/prometheus:/etc/prometheus:ro" --entrypoint promtool "$IMAGE" test rules /etc/prometheus/alerts.test.yml', image: "prometheus" }],
    readme: [
      {
        order: 50,
        title: "Watching it",
        text: "With everything up: Grafana on <http://127.0.0.1:3030>, Prometheus on <http://127.0.0.1:9090>. What we promise is in [docs/service-levels.md](docs/service-levels.md), what to do when an alert rings in [docs/runbooks.md](docs/runbooks.md).",
      },
    ],
  }),
  values: (_, system) => {
    const groups = alertGroups(system);
    const rules = groups.map(({ alerts, ...group }) => ({ ...group, alerts: alerts.map((alert) => ({ ...alert, runbook: runbookOf(alert.runbook) })) }));
    return { groups: rules, tests: testsOf(groups), dashboard: dashboard(system), objectives, windows, consumed: system.apps.some(({ consumes }) => consumes.length > 0), events: groups.some(({ name }) => name === "events") };
  },
});

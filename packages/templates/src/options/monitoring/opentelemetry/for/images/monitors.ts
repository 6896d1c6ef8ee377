import type { Project } from "../../../../../deployable/project.ts";
import type { BackingService } from "../../../../../deployable/system.ts";

const asks = (address: string): readonly string[] => ["wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${address}`];

/** What watches the apps, on one machine. */
export function monitors(project: Project): readonly BackingService[] {
  return [collector(project), prometheus(), alertmanager(), grafana(project)];
}

function collector(project: Project): BackingService {
  return {
    name: "otel-collector",
    title: "OpenTelemetry Collector",
    kind: "monitor",
    image: "otel-collector",
    port: 4318,
    publish: 4318,
    environment: {},
    health: [],
    memoryMi: 256,
    mounts: { "monitoring/otel-collector/config.yml": "/etc/otelcol/config.yaml" },
    connections: Object.fromEntries(project.apps.map((app) => [app.name, { OTEL_EXPORTER_OTLP_ENDPOINT: "http://otel-collector:4318" }])),
  };
}

function prometheus(): BackingService {
  return {
    name: "prometheus",
    title: "Prometheus",
    kind: "monitor",
    image: "prometheus",
    port: 9090,
    publish: 9090,
    environment: {},
    command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus", "--storage.tsdb.retention.time=31d"],
    health: asks("9090/-/ready"),
    dataPath: "/prometheus",
    mounts: { "monitoring/prometheus": "/etc/prometheus" },
    connections: {},
  };
}

function alertmanager(): BackingService {
  return {
    name: "alertmanager",
    title: "Alertmanager",
    kind: "monitor",
    image: "alertmanager",
    port: 9093,
    publish: 9093,
    environment: {},
    command: ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"],
    health: asks("9093/-/ready"),
    memoryMi: 128,
    dataPath: "/alertmanager",
    mounts: { "monitoring/prometheus/alertmanager.yml": "/etc/alertmanager/alertmanager.yml" },
    connections: {},
  };
}

function grafana(project: Project): BackingService {
  return {
    name: "grafana",
    title: "Grafana",
    kind: "monitor",
    image: "grafana",
    port: 3000,
    publish: 3030,
    environment: {
      GF_SECURITY_ADMIN_PASSWORD: "only-for-development",
      GF_AUTH_ANONYMOUS_ENABLED: "true",
      GF_ANALYTICS_REPORTING_ENABLED: "false",
      GF_ANALYTICS_CHECK_FOR_UPDATES: "false",
      GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: `/etc/grafana/dashboards/${project.name}.json`,
    },
    secrets: { GF_SECURITY_ADMIN_PASSWORD: "only-for-development" },
    health: asks("3000/api/health"),
    dataPath: "/var/lib/grafana",
    mounts: {
      "monitoring/grafana/datasources.yml": "/etc/grafana/provisioning/datasources/datasources.yml",
      "monitoring/grafana/dashboards.yml": "/etc/grafana/provisioning/dashboards/dashboards.yml",
      [`monitoring/grafana/${project.name}.json`]: `/etc/grafana/dashboards/${project.name}.json`,
    },
    connections: {},
  };
}

import { join } from "node:path";
import { fromDebian, fromGo } from "../tools/installers.ts";
import { aptInstall, type StandIn, type Workshop } from "./workshop.ts";

/** What alpine-based images offer to health checks, and Debian's minimal system does not. */
const BUSYBOX = `${aptInstall("busybox-static")}\nRUN ln -s /bin/busybox /usr/local/bin/wget && ln -s /bin/busybox /usr/local/bin/nc`;

const NATS = /^nats:(\d+\.\d+)(?:\.\d+)?(?:-alpine)?$/;

/** The real nats-server in an image that is laid out like the official one. */
export const nats: StandIn = {
  matches: (reference) => NATS.test(reference),
  base: () => "debian:trixie-slim",
  async prepare(_reference, shop) {
    const server = await fromGo("github.com/nats-io/nats-server/v2", "v2.15.2");
    await shop.take(join(server.folder, "nats-server"), "nats-server");
    shop.write("docker-entrypoint.sh", `#!/bin/sh\nset -e\nif [ "\${1#-}" != "$1" ]; then set -- nats-server "$@"; fi\nexec "$@"\n`, 0o755);
    shop.write("nats-server.conf", "port: 4222\nmonitor_port: 8222\n");
    return `FROM debian:trixie-slim
${BUSYBOX}
COPY nats-server docker-entrypoint.sh /usr/local/bin/
COPY nats-server.conf /etc/nats/nats-server.conf
EXPOSE 4222 8222 6222
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["nats-server", "--config", "/etc/nats/nats-server.conf"]`;
  },
};

const NGINX = /^nginxinc\/nginx-unprivileged:[\d.]+(?:-alpine|-trixie)?(?:-slim)?$/;

const nginxConf = `worker_processes 2;
error_log /dev/stderr notice;
pid /tmp/nginx.pid;
events { worker_connections 1024; }
http {
  proxy_temp_path /tmp/proxy_temp;
  client_body_temp_path /tmp/client_temp;
  fastcgi_temp_path /tmp/fastcgi_temp;
  uwsgi_temp_path /tmp/uwsgi_temp;
  scgi_temp_path /tmp/scgi_temp;
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log /dev/stdout;
  sendfile on;
  keepalive_timeout 65;
  include /etc/nginx/conf.d/*.conf;
}
`;

/** nginx as user 101, with the paths of nginxinc/nginx-unprivileged. */
export const nginx: StandIn = {
  matches: (reference) => NGINX.test(reference),
  base: () => "debian:trixie-slim",
  async prepare(_reference, shop) {
    await Promise.resolve();
    shop.write("nginx.conf", nginxConf);
    shop.write("default.conf", "server { listen 8080; location / { return 404; } }\n");
    return `FROM debian:trixie-slim
RUN groupadd --system --gid 101 nginx && useradd --system --gid nginx --no-create-home --home-dir /nonexistent --shell /bin/false --uid 101 nginx
${aptInstall("nginx-light")}
${BUSYBOX}
COPY nginx.conf /etc/nginx/nginx.conf
COPY default.conf /etc/nginx/conf.d/default.conf
USER 101
EXPOSE 8080
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]`;
  },
};

interface Monitor {
  readonly name: string;
  readonly pattern: RegExp;
  readonly packages: readonly string[];
  readonly program: string;
  readonly command: readonly string[];
  readonly port: number;
}

/** Debian's build of a program of the Prometheus project, under the name and paths of its own image. */
function prometheusFamily(monitor: Monitor): StandIn {
  return {
    matches: (reference) => monitor.pattern.test(reference),
    base: () => "debian:trixie-slim",
    async prepare(_reference, shop) {
      const root = await fromDebian("sid", monitor.packages);
      await shop.take(join(root, "usr", "bin", monitor.program), monitor.name);
      await takeExtras(root, monitor, shop);
      return `FROM debian:trixie-slim
${BUSYBOX}
COPY ${monitor.name} /bin/${monitor.name}
COPY extras /
RUN mkdir -p /etc/${monitor.name} /${monitor.name} && chown -R nobody:nogroup /etc/${monitor.name} /${monitor.name}
USER nobody
EXPOSE ${String(monitor.port)}
WORKDIR /${monitor.name}
ENTRYPOINT ["/bin/${monitor.name}"]
CMD ${JSON.stringify(monitor.command)}`;
    },
  };
}

async function takeExtras(root: string, monitor: Monitor, shop: Workshop): Promise<void> {
  shop.write("extras/.keep", "");
  if (monitor.name === "alertmanager") await shop.take(join(root, "usr/share/prometheus/alertmanager"), "extras/usr/share/prometheus/alertmanager");
  if (monitor.name === "prometheus") await shop.take(join(root, "usr/bin/promtool"), "extras/usr/bin/promtool");
}

export const prometheus = prometheusFamily({
  name: "prometheus",
  pattern: /^prom\/prometheus:v3\.[\d.]+$/,
  packages: ["prometheus", "promtool"],
  program: "prometheus",
  command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"],
  port: 9090,
});

export const alertmanager = prometheusFamily({
  name: "alertmanager",
  pattern: /^prom\/alertmanager:v0\.[\d.]+$/,
  packages: ["prometheus-alertmanager"],
  program: "prometheus-alertmanager",
  command: ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"],
  port: 9093,
});

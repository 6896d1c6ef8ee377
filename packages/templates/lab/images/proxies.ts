import { join } from "node:path";
import { unpackedFromNpm } from "../tools/installers.ts";
import type { StandIn, Workshop } from "./workshop.ts";

/** Grafana cannot be had here at all: this answers its health route once the files that the compose file mounts are readable. */
const grafanaServer = `import { createServer } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
const root = process.env.GF_PATHS_PROVISIONING ?? "/etc/grafana/provisioning";
for (const kind of ["datasources", "dashboards"]) for (const file of readdirSync(root + "/" + kind)) readFileSync(root + "/" + kind + "/" + file, "utf8");
createServer((request, response) => {
  const known = request.url === "/api/health";
  response.writeHead(known ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify({ database: "ok", standIn: true }));
}).listen(Number(process.env.GF_SERVER_HTTP_PORT ?? 3000), "0.0.0.0");
process.on("SIGTERM", () => process.exit(0));
`;

const BUSYBOX_FROM_NODE = "RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends busybox-static libatomic1 && rm -rf /var/lib/apt/lists/* && ln -s /bin/busybox /usr/local/bin/wget";

async function onNode(shop: Workshop, server: string): Promise<void> {
  await shop.take(join(await unpackedFromNpm(`node-linux-${process.arch}`, "26"), "bin", "node"), "node");
  shop.write("server.mjs", server);
}

/** A stand-in for Grafana: its health route and nothing else. */
export const grafana: StandIn = {
  matches: (reference) => /^grafana\/grafana(-oss)?:[\d.]+$/.test(reference),
  base: () => "debian:trixie-slim",
  async prepare(_reference, shop) {
    await onNode(shop, grafanaServer);
    return `FROM debian:trixie-slim
${BUSYBOX_FROM_NODE}
COPY node /usr/local/bin/node
COPY server.mjs /server.mjs
USER 472
EXPOSE 3000
ENTRYPOINT ["node", "/server.mjs"]`;
  },
};

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutageHook } from "../../conformance/run-suite.ts";
import type { Combination } from "../combinations.ts";
import { startFleet, type Fleet } from "../fleet/fleet.ts";
import { startGateway } from "../fleet/gateway.ts";
import { absent, prove, type Step } from "../step.ts";
import { PASSWORD } from "../tools/postgres.ts";
import { judgeSuite, logsOf, starterOf } from "./conformance.ts";

const GATEWAY = "deploy/compose/gateway.conf";

/** Why a combination has no services that call each other; undefined when it has. */
export function withoutServices({ traits }: Combination): string | undefined {
  return traits.includes("several-apps") && !traits.includes("functions") ? undefined : "it is not made of services";
}

/** All apps as processes, a real broker, a database for each, the repository's own gateway: the suite with its outages, one app killed and back. */
export const microservices: Step = {
  id: "services",
  title: "all services run, the conformance suite passes through the gateway, and one service killed and back loses nothing",
  needs: ["toolchain", "postgres", "nats", "nginx"],
  tier: 1,
  after: ["build"],
  notFor: withoutServices,
  async run(context) {
    const gateway = join(context.directory, GATEWAY);
    if (!existsSync(gateway)) return absent(context, `no ${GATEWAY}`);
    const fleet = await startFleet(context, context.tool("nats").folder);
    const processes = fleet.apps.map((app) => [app, fleet.running(app)] as const);
    const front = await startGateway(join(context.tool("nginx").folder, "nginx"), readFileSync(gateway, "utf8"), { apps: processes, log: context.log });
    try {
      const repository = await context.repository();
      const server = await context.services.postgres();
      const [first] = fleet.apps;
      prove(first !== undefined, "the blueprint has no app");
      const result = await judgeSuite(context, {
        ...(await context.services.identity()).suite,
        baseUrl: front.url,
        modules: repository.modules,
        apps: fleet.apps.map((app) => ({ name: app.name, baseUrl: fleet.running(app).baseUrl, modules: app.modules })),
        logs: { lines: () => logsOf(fleet.apps.map((app) => fleet.running(app))).lines() },
        secrets: [PASSWORD],
        backend: starterOf(context, first, fleet.environmentOf(first)),
        outages: { modules: moduleOutages(fleet), database: { stop: server.halt, start: server.resume }, silentDatabase: fleet.databases.silence, broker: { stop: fleet.broker.halt, start: fleet.broker.resume } },
      });
      return result.status === "passed" ? { ...result, detail: `${String(fleet.apps.length)} services ready in ${(fleet.readyMs / 1000).toFixed(1)} s; ${result.detail}` } : result;
    } finally {
      await front.process.stop("SIGTERM", 5);
      await fleet.stop();
    }
  },
};

/** A module can fail alone when no other one lives in its app. */
function moduleOutages(fleet: Fleet): Readonly<Record<string, OutageHook>> {
  const alone = fleet.apps.filter((app) => app.modules.length === 1);
  return Object.fromEntries(alone.map((app) => [app.modules[0] ?? "", { stop: () => fleet.kill(app), start: () => fleet.revive(app) }]));
}

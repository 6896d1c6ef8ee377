import { settingsOf } from "../../../deployable/settings.ts";
import type { BackingService, Deployable, System } from "../../../deployable/system.ts";

/** Seconds that a pod still answers after it was taken out of the Service, before its own shutdown begins. */
const preStopSeconds = 5;

/** What a database takes without being told, less what stays free for migrations and people. */
const databaseConnections = 80;

/** As many as there are at most where nothing else sets a bound. */
const mostPods = 10;

/** An app as its manifests show it. */
export interface Workload {
  readonly name: string;
  /** Name of the image without registry, tag or digest. */
  readonly repository: string;
  readonly port: number;
  readonly paths: Deployable["paths"];
  readonly serves: boolean;
  readonly user: number;
  readonly cpu: string;
  readonly memoryMi: number;
  /** How many connections to its database a pod opens at most; 0 where it has none. */
  readonly connections: number;
  /** How many pods there are at most. */
  readonly pods: number;
  readonly preStopSeconds: number;
  readonly graceSeconds: number;
  readonly settings: readonly string[];
  /** Variables that come from the Secret of the app's name. */
  readonly secrets: readonly string[];
  readonly migrate: readonly string[];
  /** Those of the secrets that say where its stores are: migrations need no other setting. */
  readonly addresses: readonly string[];
  readonly callers: readonly string[];
  readonly calls: readonly { readonly app: string; readonly port: number }[];
  /** Ports of stores and brokers. */
  readonly backing: readonly { readonly title: string; readonly port: number }[];
  /** Ports of what stands outside of the system, by the variable that says where. */
  readonly outside: readonly { readonly name: string; readonly port: number }[];
  /** Ports in the namespace `monitoring` that the app sends to. */
  readonly monitors: readonly { readonly title: string; readonly port: number }[];
}

/** App name → workload, of those that are packed as images. */
export function workloadsOf(system: System): Readonly<Record<string, Workload>> {
  return Object.fromEntries(system.apps.filter(({ artefact }) => artefact.kind === "image").map((app) => [app.name, workloadOf(app, system)]));
}

function workloadOf(app: Deployable, system: System): Workload {
  const environment = settingsOf(app, system, { beside: false, behindProxy: true });
  const used = system.backing.filter((service) => service.connections[app.name] !== undefined);
  const observed = monitorConnections(app, used);
  const secrets = environment.filter(({ source }) => source === "open").map(({ variable }) => variable.name);
  const connections = connectionsOf(app);
  const ports = (services: readonly BackingService[]) => services.map(({ title, port }) => ({ title, port }));
  return {
    name: app.name,
    repository: `${system.name}/${app.name}`,
    port: app.port,
    paths: app.paths,
    serves: app.kind === "http",
    user: app.user,
    cpu: app.resources.cpu,
    memoryMi: app.resources.memoryMi,
    connections,
    pods: podsOn(connections),
    preStopSeconds,
    graceSeconds: app.graceSeconds + preStopSeconds,
    settings: environment.flatMap(({ variable: { name }, value = observed[name] }) => (value === undefined ? [] : [`${name}=${value}`])),
    secrets,
    migrate: app.stores.length > 0 ? app.commands.migrate : [],
    addresses: secrets.filter((name) => app.stores.some(({ variable }) => variable === name)),
    callers: system.apps.filter(({ calls }) => calls.some((call) => call.app === app.name)).map(({ name }) => name),
    calls: [...new Set(app.calls.map((call) => call.app))].map((name) => ({ app: name, port: system.apps.find((other) => other.name === name)?.port ?? 0 })),
    backing: ports(used.filter(({ kind }) => kind !== "monitor")),
    outside: app.environment.flatMap(({ name, outside }) => (outside === undefined ? [] : [{ name, port: outside }])),
    monitors: ports(used.filter(({ kind }) => kind === "monitor")),
  };
}

/** Those of the pool, and the one that readiness is asked on. */
function connectionsOf({ environment }: Deployable): number {
  const pool = environment.find(({ name }) => name === "DATABASE_POOL_MAX");
  return pool === undefined ? 0 : Number(pool.production ?? pool.default ?? 0) + 1;
}

/** One less than the database has room for: a rollout adds one. */
function podsOn(connections: number): number {
  return connections === 0 ? mostPods : Math.max(2, Math.min(mostPods, Math.floor(databaseConnections / connections) - 1));
}

/** In a cluster what watches the apps has a namespace of its own. */
function monitorConnections(app: Deployable, used: readonly BackingService[]): Readonly<Record<string, string>> {
  const found = used.filter(({ kind }) => kind === "monitor").flatMap((service) => Object.entries(service.connections[app.name] ?? {}).map(([name, value]) => [name, value.replace(`//${service.name}:`, `//${service.name}.monitoring:`)] as const));
  return Object.fromEntries(found);
}

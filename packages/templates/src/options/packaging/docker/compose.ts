import { settingsOf, type Setting } from "../../../deployable/settings.ts";
import type { BackingService, Deployable, System } from "../../../deployable/system.ts";

/** A service of `compose.yaml`; what is empty is not written. */
export interface ComposeService {
  readonly name: string;
  /** Name in `versions/docker`, or `built`: the reference of an image that is built here. */
  readonly image?: string;
  readonly built?: string;
  readonly dockerfile?: string;
  readonly dependsOn: readonly { readonly name: string; readonly condition: string }[];
  readonly volumes: readonly string[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly health: readonly string[];
  readonly user?: number;
  /** Read-only root, no capabilities: what we build, and images that are made for it. */
  readonly locked: boolean;
  readonly restart: string;
  readonly graceSeconds: number;
  readonly memoryMi: number;
}

const bare = { dependsOn: [], volumes: [], environment: [], ports: [], entrypoint: [], command: [], health: [], locked: true, restart: "unless-stopped", graceSeconds: 10, memoryMi: 128 } as const;

/** Every service of the production-like set, in the order of their names. */
export function composeServices(system: System): readonly ComposeService[] {
  const apps = system.apps.filter((app) => app.artefact.kind === "image");
  const services = [...apps.flatMap((app) => appServices(app, system)), ...system.backing.map(backingService), ...gateway(apps, system)];
  return services.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Named volumes, in order. */
export function volumesOf(system: System): readonly string[] {
  return system.backing.filter((service) => service.dataPath !== undefined).map(({ name }) => name).sort();
}

function appServices(app: Deployable, system: System): ComposeService[] {
  const needed = system.backing.filter((service) => service.kind !== "monitor" && service.connections[app.name] !== undefined);
  const waits = needed.map(({ name, health }) => ({ name, condition: health.length > 0 ? "service_healthy" : "service_started" })).sort(byName);
  const stores = waits.filter(({ name }) => app.stores.some(({ backing }) => backing === name));
  const environment = settingsOf(app, system, { beside: true, behindProxy: system.apps.length > 1 }).flatMap(environmentOf);
  const common = { ...bare, built: `${system.name}/${app.name}`, environment, user: app.user, memoryMi: app.resources.memoryMi };
  const migrates = app.commands.migrate.length > 0 && app.stores.length > 0;
  const migration = `${app.name}-migrate`;
  const server: ComposeService = {
    ...common,
    name: app.name,
    dockerfile: app.artefact.kind === "image" ? app.artefact.dockerfile : "",
    dependsOn: [...(migrates ? [{ name: migration, condition: "service_completed_successfully" }] : []), ...waits].sort(byName),
    ports: [loopback(app.port, app.port)],
    health: (app.commands.healthy ?? []).map(literal),
    graceSeconds: app.graceSeconds,
  };
  if (!migrates) return [server];
  const addresses = environment.filter(({ name }) => app.stores.some(({ variable }) => variable === name));
  return [server, { ...common, name: migration, environment: addresses, dependsOn: stores, entrypoint: app.commands.migrate.map(literal), restart: "on-failure:3" }];
}

function backingService(service: BackingService): ComposeService {
  const secrets = service.secrets ?? {};
  const environment = Object.entries(service.environment).map(([name, value]) => ({ name, value: secrets[name] === undefined ? literal(value) : reference(name, secrets[name]) }));
  const mounts = Object.entries(service.mounts ?? {}).map(([from, to]) => `./${from}:${to}:ro`);
  return {
    ...bare,
    name: service.name,
    image: service.image,
    environment,
    volumes: [...(service.dataPath === undefined ? [] : [`${service.name}:${service.dataPath}`]), ...mounts],
    ports: service.publish === undefined ? [] : [loopback(service.publish, service.port)],
    command: (service.command ?? []).map(literal),
    health: service.health.map(literal),
    locked: false,
    graceSeconds: 30,
    memoryMi: service.memoryMi ?? 512,
  };
}

function gateway(apps: readonly Deployable[], system: System): ComposeService[] {
  if (system.apps.length < 2) return [];
  return [{
    ...bare,
    name: "gateway",
    image: "nginx",
    dependsOn: apps.map(({ name }) => ({ name, condition: "service_started" })).sort(byName),
    volumes: ["./deploy/compose/gateway.conf:/etc/nginx/conf.d/default.conf:ro"],
    ports: [loopback(3000, 3000)],
    health: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/gateway"],
    user: 101,
    memoryMi: 64,
  }];
}

function environmentOf({ variable, source, value, service }: Setting): { name: string; value: string }[] {
  const { name } = variable;
  if (source === "unset") return [];
  if (value !== undefined) return [{ name, value: withReferences(literal(value), service?.secrets ?? {}) }];
  return [{ name, value: variable.example === undefined ? `\${${name}:?It goes to .env: see .env.example}` : reference(name, variable.example) }];
}

/** The value of a secret in a connection string becomes the variable it comes from. */
function withReferences(value: string, secrets: Readonly<Record<string, string>>): string {
  const names = new Map(Object.entries(secrets).map(([name, secret]) => [secret, name]));
  return [...names].reduce((text, [secret, name]) => text.replaceAll(secret, () => reference(name, secret)), value);
}

function reference(name: string, fallback: string): string {
  return `\${${name}:-${fallback}}`;
}

/** compose would take `$` for a variable. */
function literal(text: string): string {
  return text.replaceAll("$", "$$$$");
}

function loopback(host: number, container: number): string {
  return `127.0.0.1:${String(host)}:${String(container)}`;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

import { backendStarter, startBackend, type BackendCommand } from "./backend-process.ts";
import { send } from "./http-client.ts";
import { startRelay, type Relay } from "./relay.ts";
import type { Outages, SuiteOptions } from "./suite-options.ts";
import { startTokenIssuer, type TokenIssuer } from "./token-issuer.ts";
import { waitFor } from "./world.ts";

/** A backend that the suite starts itself, and so may be stopped, read and cut off. */
export interface Started {
  readonly suite: Pick<SuiteOptions, "baseUrl" | "logs" | "backend" | "outages" | "secrets"> & Partial<Pick<SuiteOptions, "oidc">>;
  readonly close: () => Promise<void>;
}

/** Generous: a first start on a busy machine compiles and creates a database. */
const longestStartMs = 120_000;

const servers = { DATABASE_URL: 5432, NATS_URL: 4222 } as const;

/** A relay for every server that the environment names. */
async function relays(): Promise<Partial<Record<keyof typeof servers, Relay>>> {
  const entries = Object.entries(servers).map(async ([name, port]) => {
    const url = process.env[name];
    return url === undefined || url === "" ? [] : [[name, await startRelay(url, port)] as const];
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}

function passwordsIn(urls: readonly (string | undefined)[]): string[] {
  return urls.flatMap((url) => (url === undefined || url === "" ? [] : [new URL(url).password])).filter((password) => password.length > 4);
}

async function isReady(baseUrl: string): Promise<true | undefined> {
  const status = await send(baseUrl, { path: "/health/ready" }).then(
    (reply) => reply.status,
    () => 0,
  );
  return status === 200 ? true : undefined;
}

function issuerEnvironment(issuer: TokenIssuer | undefined): Record<string, string> {
  return issuer === undefined ? {} : { OIDC_ISSUER: issuer.issuerUrl, OIDC_AUDIENCE: issuer.audience };
}

/** Starts the command and waits until it is ready; an audience makes it a backend behind tokens. */
export async function startForSuite(command: BackendCommand, audience?: string): Promise<Started> {
  const { DATABASE_URL: database, NATS_URL: broker } = await relays();
  const issuer = audience === undefined ? undefined : await startTokenIssuer(audience);
  const addresses = { ...(database === undefined ? {} : { DATABASE_URL: database.url }), ...(broker === undefined ? {} : { NATS_URL: broker.url }) };
  const backend: BackendCommand = { ...command, environment: { ...command.environment, ...addresses, ...issuerEnvironment(issuer) } };
  const instance = await startBackend(backend);
  const close = async (): Promise<void> => {
    instance.signal("SIGKILL");
    await instance.exited;
    await Promise.all([database?.close(), broker?.close(), issuer?.close()]);
  };
  const ready = await Promise.race([waitFor(longestStartMs, () => isReady(instance.baseUrl)), instance.exited]);
  if (ready !== true) {
    await close();
    const how = ready === undefined ? `not ready after ${longestStartMs / 1000} s` : `ended with code ${ready.code} signal ${ready.signal}`;
    throw new Error(`${command.command} ${command.args.join(" ")}: ${how}: ${instance.output().slice(-1000)}`);
  }
  const outages: Outages = { ...(database === undefined ? {} : { database, silentDatabase: database.silence }), ...(broker === undefined ? {} : { broker }) };
  const secrets = passwordsIn([database?.url, broker?.url]);
  const suite = { baseUrl: instance.baseUrl, logs: instance.logs, backend: backendStarter(backend), outages, secrets };
  return { suite: { ...suite, ...(issuer === undefined ? {} : { oidc: issuer }) }, close };
}

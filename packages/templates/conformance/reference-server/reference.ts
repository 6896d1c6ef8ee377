import type { AddressInfo } from "node:net";
import type { ModuleSpec, OutageHook, SuiteOptions, TokenSource } from "../suite-options.ts";
import { openBackend } from "./backend.ts";
import type { Exchange } from "./exchange.ts";
import type { Fault } from "./fault.ts";
import { serverOf } from "./http-adapter.ts";
import type { Wrong } from "./inner-fault.ts";
import { starterOf, type Assembly } from "./instance.ts";
import { openGate } from "./tokens.ts";

/** How a reference server is set up. */
export interface ReferenceOptions {
  readonly modules: readonly ModuleSpec[];
  readonly fault?: Fault;
  readonly oidc?: TokenSource;
  readonly rateLimit?: number;
  readonly corsOrigins?: readonly string[];
  readonly bodyLimit: number;
  /** Say that every module has an app of its own. */
  readonly apart?: boolean;
}

/** A running reference server, and what the suite needs to know of it. */
export interface Reference {
  readonly suite: SuiteOptions;
  readonly close: () => Promise<void>;
}

function assemble(options: ReferenceOptions, wrong: Wrong, log: (line: string) => void): Assembly {
  const { modules, fault, oidc, rateLimit, corsOrigins = [], bodyLimit } = options;
  const called = (exchange: Exchange, path: string): void => {
    const traceId = wrong("trace-not-passed-on") ? "f".repeat(32) : exchange.traceId;
    log(
      JSON.stringify({
        time: new Date().toISOString(),
        level: "info",
        msg: "request",
        trace_id: traceId,
        span_id: "b".repeat(16),
        method: "GET",
        path,
        status: 200,
      }),
    );
  };
  const backend = openBackend({
    modules,
    wrong,
    called,
    ...(oidc === undefined ? {} : { gate: openGate(oidc) }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  });
  return { backend, server: serverOf({ backend, fault, bodyLimit, corsOrigins, log }) };
}

function outage(away: Set<string>, name: string): OutageHook {
  return {
    stop: () => Promise.resolve(void away.add(name)),
    start: () => Promise.resolve(void away.delete(name)),
  };
}

/** A correct server kept in memory, or one with a single fault, on a free port. */
export async function startReference(options: ReferenceOptions): Promise<Reference> {
  const { modules, fault, oidc, rateLimit, corsOrigins, bodyLimit } = options;
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const wrong: Wrong = (name) => fault?.inner === name;
  const { server, backend } = assemble(options, wrong, log);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { away } = backend.context;
  const hooks = Object.fromEntries(modules.map(({ name }) => [name, outage(away, name)]));
  const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const silences = Object.fromEntries(modules.map(({ name }) => [name, outage(away, `silent ${name}`)]));
  const suite: SuiteOptions = {
    baseUrl,
    modules,
    ...(options.apart === true ? { apps: modules.map(({ name }) => ({ name, baseUrl, modules: [name] })) } : {}),
    bodyLimitBytes: bodyLimit,
    logs: { lines: () => Promise.resolve(lines) },
    backend: starterOf(() => assemble(options, wrong, log), wrong),
    outages: {
      modules: hooks,
      silentModules: silences,
      database: outage(away, "database"),
      silentDatabase: outage(away, "silence"),
      broker: outage(away, "broker"),
    },
    ...(oidc === undefined ? {} : { oidc }),
    ...(rateLimit === undefined ? {} : { rateLimit: { max: rateLimit } }),
    ...(corsOrigins === undefined ? {} : { corsOrigins }),
  };
  return {
    suite,
    close: async () => {
      backend.outbox.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import type { BackingService, Deployable, EnvironmentVariable, System } from "./system.ts";

/** A variable of an app with where its value comes from in a deployment. */
export interface Setting {
  readonly variable: EnvironmentVariable;
  /** `fixed` and `call` are known when rendering; `connection` is known where the service runs beside the apps; `open` must be supplied; `unset` may be absent. */
  readonly source: "fixed" | "call" | "connection" | "open" | "unset";
  readonly value?: string;
  /** The backing service that a connection leads to. */
  readonly service?: BackingService;
}

/** Where apps are deployed to. */
export interface Place {
  /** Backing services are the ones of {@link System}, beside the apps. */
  readonly beside: boolean;
  /** A gateway or load balancer stands between a client and an app. */
  readonly behindProxy: boolean;
}

/** The environment of an app as a deployment sets it, in the order of declaration. `PORT` is the deployable's. */
export function settingsOf(app: Deployable, system: System, place: Place): readonly Setting[] {
  return app.environment.map((variable) => settingOf(variable, { app, system, ...place }));
}

interface Deployment extends Place {
  readonly app: Deployable;
  readonly system: System;
}

function settingOf(variable: EnvironmentVariable, { app, system, beside, behindProxy }: Deployment): Setting {
  const called = app.calls.find((call) => call.variable === variable.name)?.app;
  if (called !== undefined) return { variable, source: "call", value: `http://${called}:${String(portOf(system, called))}` };
  const service = beside ? system.backing.find(({ connections }) => connections[app.name]?.[variable.name] !== undefined) : undefined;
  if (service !== undefined) return { variable, source: "connection", value: service.connections[app.name]?.[variable.name] ?? "", service };
  if (behindProxy && variable.behindProxy !== undefined) return { variable, source: "fixed", value: variable.behindProxy };
  if (variable.name === "PORT") return { variable, source: "fixed", value: String(app.port) };
  if (variable.production !== undefined && !variable.secret) return { variable, source: "fixed", value: variable.production };
  return { variable, source: variable.needed === "never" ? "unset" : "open" };
}

function portOf(system: System, app: string): number | undefined {
  return system.apps.find(({ name }) => name === app)?.port;
}

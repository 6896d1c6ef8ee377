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

/** The environment of an app as a deployment sets it, in the order of declaration. With `beside`, backing services are the ones of {@link System}. */
export function settingsOf(app: Deployable, system: System, beside: boolean): readonly Setting[] {
  return app.environment.map((variable) => settingOf(variable, { app, system, beside }));
}

interface Deployment {
  readonly app: Deployable;
  readonly system: System;
  readonly beside: boolean;
}

function settingOf(variable: EnvironmentVariable, { app, system, beside }: Deployment): Setting {
  const called = app.calls.find((call) => call.variable === variable.name)?.app;
  if (called !== undefined) return { variable, source: "call", value: `http://${called}:${String(portOf(system, called))}` };
  const service = beside ? system.backing.find(({ connections }) => connections[app.name]?.[variable.name] !== undefined) : undefined;
  if (service !== undefined) return { variable, source: "connection", value: service.connections[app.name]?.[variable.name] ?? "", service };
  if (variable.name === "PORT") return { variable, source: "fixed", value: String(app.port) };
  if (variable.production !== undefined && !variable.secret) return { variable, source: "fixed", value: variable.production };
  return { variable, source: variable.needed === "never" ? "unset" : "open" };
}

function portOf(system: System, app: string): number | undefined {
  return system.apps.find(({ name }) => name === app)?.port;
}

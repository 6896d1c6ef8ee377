import { InternalError } from "@create-backend/core";
import type { Contributions, PackageContribution, Section } from "../define-option.ts";
import { mergeEnvironment, type SharedVariable } from "./merge-environment.ts";
import type { AppModel, Project } from "../deployable/project.ts";
import type { Commands, Deployable, EnvironmentVariable, System } from "../deployable/system.ts";

/** What all layers contributed, put together; handed to every template as `shared`. */
export interface Shared {
  readonly packages: readonly PackageContribution[];
  readonly ignore: readonly string[];
  readonly imageIgnore: readonly string[];
  readonly readme: readonly Section[];
  readonly agents: readonly Section[];
  readonly environment: readonly SharedVariable[];
}

/** Merges contributions into the neutral value that operations read, and into what shared files hold. */
export function gather(project: Project, contributions: readonly Contributions[]): { system: System; shared: Shared } {
  const all = <T>(pick: (contribution: Contributions) => readonly T[] | undefined): T[] => contributions.flatMap((contribution) => pick(contribution) ?? []);
  const sections = (pick: (contribution: Contributions) => readonly Section[] | undefined): Section[] => all(pick).sort((a, b) => a.order - b.order);
  const system: System = {
    name: project.name,
    apps: project.apps.map((app) => deployableOf(app, contributions)),
    backing: all((c) => c.backing),
    toolchain: all((c) => c.toolchain),
    commands: commandsOf(contributions),
    updates: all((c) => c.updates),
    checks: all((c) => c.checks),
    deploy: all((c) => c.deploy),
  };
  return {
    system,
    shared: {
      packages: all((c) => c.packages),
      ignore: [...new Set(all((c) => c.ignore))],
      imageIgnore: [...new Set(all((c) => c.imageIgnore))],
      readme: sections((c) => c.readme),
      agents: sections((c) => c.agents),
      environment: mergeEnvironment(system.apps),
    },
  };
}

const noCommands: Commands = {
  install: "", installLocked: "", dev: "", start: "", migrate: "", format: "", formatCheck: "", lint: "",
  typecheck: "", test: "", integration: "", build: "", check: "", audit: "", image: "",
};

function commandsOf(contributions: readonly Contributions[]): Commands {
  return Object.assign({}, noCommands, ...contributions.map((contribution) => contribution.commands ?? {})) as Commands;
}

function deployableOf(app: AppModel, contributions: readonly Contributions[]): Deployable {
  const parts = contributions.map((contribution) => contribution.app?.(app) ?? {});
  const variables = mergedByName(contributions.flatMap((contribution) => contribution.environment?.(app) ?? []), app.name);
  return {
    name: app.name,
    kind: "http",
    modules: app.modules.map((module) => module.name),
    port: app.port,
    paths: { live: "/health/live", ready: "/health/ready", metrics: "/metrics", openapi: "/openapi.json" },
    publishes: app.publishes.map((event) => event.subject),
    consumes: app.consumes.map((event) => event.subject),
    calls: app.remoteModules.map((used) => ({ app: used.app.name, variable: `${used.constant}_URL` })),
    commands: { start: [], migrate: [] },
    artefact: { kind: "image", dockerfile: `apps/${app.name}/Dockerfile` },
    runtime: { name: "", version: "" },
    resources: { cpu: "250m", memoryMi: 256 },
    // The drain, the longest request, what ends in the background, and a reserve: being killed is for what hangs.
    graceSeconds: 40,
    user: 65532,
    ...(Object.assign({}, ...parts) as Partial<Deployable>),
    stores: parts.flatMap((part) => part.stores ?? []),
    environment: variables,
  };
}

/** A variable declared again keeps its place; later declarations add to it (the code says what it reads, operations what a deployment sets). */
function mergedByName(declared: readonly EnvironmentVariable[], app: string): EnvironmentVariable[] {
  const variables = new Map<string, EnvironmentVariable>();
  for (const variable of declared) {
    const other = variables.get(variable.name);
    if (other !== undefined && (other.kind !== variable.kind || other.secret !== variable.secret)) throw new InternalError(`Two options declare the variable ${variable.name} of app ${app} differently.`);
    variables.set(variable.name, { ...other, ...variable, needed: other?.needed ?? variable.needed });
  }
  return [...variables.values()];
}

import type { AppModel, EventModel, Project } from "../../../deployable/project.ts";
import type { Deployable, EnvironmentVariable, System } from "../../../deployable/system.ts";

/** A function as the template writes it. */
interface FunctionModel {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly handler: string;
  readonly migration: string;
  readonly memoryMi: number;
  readonly modules: readonly { readonly id: string; readonly name: string }[];
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** Those of its variables by which it finds its stores. */
  readonly storeVariables: readonly { readonly name: string; readonly value: string }[];
  readonly topics: readonly EventModel[];
  readonly queues: readonly { readonly id: string; readonly name: string; readonly topic: string }[];
}

/** A value that differs between deployments and is no secret. */
interface Parameter {
  readonly id: string;
  readonly description: string;
  readonly optional: boolean;
}

/** How AWS calls the runtimes, by the runtime's own name. */
const runtimes: Readonly<Record<string, (version: string) => string>> = {
  node: (version) => `nodejs${version}.x`,
  python: (version) => `python${version}`,
  java: (version) => `java${version}`,
  dotnet: (version) => `dotnet${version}`,
  go: () => "provided.al2023",
};

/** Everything that the template repeats over. */
export function samValues(project: Project, system: System): Readonly<Record<string, unknown>> {
  const functions = project.apps.map((app) => functionOf(app, system.apps.find((candidate) => candidate.name === app.name) as Deployable));
  const runtime = system.apps[0]?.runtime ?? { name: "", version: "" };
  const parameters = parametersOf(system);
  const connections = sum(system.apps.map(connectionsOf));
  return {
    connections,
    concurrency: Math.max(LEAST_CONCURRENCY, Math.floor(SHARED_CONNECTIONS / connections)),
    runtime: runtimes[runtime.name]?.(runtime.version) ?? runtime.name,
    functions,
    build: system.commands.build,
    parameters,
    needed: parameters.filter(({ optional }) => !optional).map(({ id }) => id),
    outside: [...new Set(system.apps.flatMap((app) => app.environment.flatMap(({ name, outside }) => (outside === undefined ? [] : [name]))))],
    topics: functions.flatMap((entry) => entry.topics),
    secrets: [...new Set(system.apps.flatMap((app) => app.environment.filter((variable) => variable.secret).map((variable) => secretKey(app.name, variable.name))))],
  };
}

/** What a database takes without being told, less what stays free: the comment in the template derives it. */
const SHARED_CONNECTIONS = 40;

/** As many as a queue takes at least. */
const LEAST_CONCURRENCY = 2;

/** How many connections one environment of an app opens at most. */
function connectionsOf({ environment }: Deployable): number {
  return Number(environment.find(({ name }) => name === "DATABASE_POOL_MAX")?.production ?? 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function functionOf(app: AppModel, deployable: Deployable): FunctionModel {
  const { artefact } = deployable;
  return {
    id: `${app.pascal}Function`,
    name: app.name,
    folder: artefact.kind === "archive" ? artefact.folder : "",
    handler: artefact.kind === "archive" ? artefact.handler : "",
    migration: artefact.kind === "archive" ? artefact.migration : "",
    memoryMi: deployable.resources.memoryMi,
    modules: app.modules.map((module) => ({ id: module.pascal, name: module.name })),
    variables: deployable.environment.flatMap((variable) => valueOf(deployable, variable)),
    storeVariables: deployable.environment.filter(({ name }) => deployable.stores.some(({ variable }) => variable === name)).flatMap((variable) => valueOf(deployable, variable)),
    topics: app.publishes,
    queues: app.consumes.map((event) => ({
      id: `${app.pascal}${event.module.pascal}${event.pascal}Queue`,
      name: `${app.name}-${event.module.name}-${event.name}`,
      topic: `${event.module.pascal}${event.pascal}Topic`,
    })),
  };
}

/** The platform says where a function listens, and the deployment which version runs. */
const setElsewhere: readonly string[] = ["PORT", "HOST", "APP_VERSION"];

function valueOf(app: Deployable, variable: EnvironmentVariable): { name: string; value: string }[] {
  const { name } = variable;
  if (app.calls.some((call) => call.variable === name)) return [{ name, value: "!GetAtt HttpApi.ApiEndpoint" }];
  if (variable.secret) return [{ name, value: `!Sub "{{resolve:secretsmanager:\${SecretArn}:SecretString:${secretKey(app.name, name)}}}"` }];
  if (setElsewhere.includes(name)) return [];
  if (variable.production !== undefined) return [{ name, value: variable.production.includes("${") ? `!Sub ${variable.production}` : JSON.stringify(variable.production) }];
  return isParameter(variable) ? [{ name, value: `!Ref ${idOf(name)}` }] : [];
}

function parametersOf(system: System): Parameter[] {
  const variables = system.apps.flatMap((app) => app.environment.filter((variable) => isParameter(variable) && !app.calls.some((call) => call.variable === variable.name)));
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return [...byName.values()].map(({ name, description, needed }) => ({ id: idOf(name), description, optional: needed === "never" }));
}

/** Set by whoever deploys: what production needs, and addresses and lists without a default. */
function isParameter(variable: EnvironmentVariable): boolean {
  if (variable.secret || variable.production !== undefined) return false;
  return variable.needed !== "never" || (["url", "list"].includes(variable.kind) && variable.default === undefined);
}

function secretKey(app: string, variable: string): string {
  return `${app.replaceAll("-", "_").toUpperCase()}_${variable}`;
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

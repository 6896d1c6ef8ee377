/** A setting that an app reads from its environment. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly description: string;
  readonly kind: "text" | "url" | "number" | "flag" | "list";
  /** Goes to a secret store, never into a manifest or a log. */
  readonly secret: boolean;
  /** `production`: the app refuses to start without it there. `never`: there is a default or it may be absent. */
  readonly needed: "always" | "production" | "never";
  /** What the app takes when the variable is absent. */
  readonly default?: string;
  /** What a deployment sets. Absent: nothing, or a reference when it is a secret. */
  readonly production?: string;
  /** What a deployment sets where a gateway or load balancer stands in front of the app. */
  readonly behindProxy?: string;
  /** Port of what stands at this address outside of the system: networks that let nothing out let this out. */
  readonly outside?: number;
  /** A value to show in `.env.example`. */
  readonly example?: string;
}

/** Code that a cloud starts when something happens. */
export interface Archive {
  readonly kind: "archive";
  readonly folder: string;
  readonly handler: string;
  /** Handler that brings the stores of the app up to date, and needs their variables alone. */
  readonly migration: string;
}

/** A service that runs beside the apps: a store or a broker that they need, or what watches them. */
export interface BackingService {
  readonly name: string;
  readonly title: string;
  /** A `monitor` is not waited for, and an app works without it. */
  readonly kind: "store" | "broker" | "cache" | "monitor";
  /** Name of its image in `versions/docker`. */
  readonly image: string;
  readonly port: number;
  /** Port on the developer's machine, where people or tests reach it from there. */
  readonly publish?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Those of its variables that are secrets, with the value for development; it also stands in `connections`. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** Exec form; succeeds when the service can be used. Empty where the image has nothing to ask with. */
  readonly health: readonly string[];
  readonly memoryMi?: number;
  /** Folder in the container that must outlive it. */
  readonly dataPath?: string;
  /** Files of the repository mounted read-only: path in the repository → path in the container. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** Variables by which an app finds it: app name → variable → value with the service's name as host. */
  readonly connections: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Variables by which the integration tests find it on 127.0.0.1. */
  readonly integration?: Readonly<Record<string, string>>;
}

/** What code promises to operations about one app. Languages and stores contribute to it; containers, pipelines and monitoring read it and nothing else. */
export interface Deployable {
  readonly name: string;
  readonly kind: "http" | "worker" | "job" | "function";
  readonly modules: readonly string[];
  readonly port: number;
  readonly paths: { readonly live: string; readonly ready: string; readonly metrics: string; readonly openapi: string };
  readonly environment: readonly EnvironmentVariable[];
  readonly stores: readonly { readonly backing: string; readonly variable: string }[];
  readonly publishes: readonly string[];
  readonly consumes: readonly string[];
  /** Apps that this one calls over HTTP, with the variable that holds the address. */
  readonly calls: readonly { readonly app: string; readonly variable: string }[];
  /** Exec form, inside the artefact. */
  readonly commands: {
    readonly start: readonly string[];
    readonly migrate: readonly string[];
    /** Succeeds while the app in the same container is ready. */
    readonly healthy?: readonly string[];
  };
  readonly artefact: { readonly kind: "image"; readonly dockerfile: string } | Archive;
  readonly runtime: Runtime;
  readonly resources: { readonly cpu: string; readonly memoryMi: number };
  /** Seconds between the stop signal and the end that the app may take, drain included. */
  readonly graceSeconds: number;
  /** Numeric user and group in the image. */
  readonly user: number;
  /** What the runtime measures of itself, for dashboards. Every app has `process_cpu_seconds_total`, `process_resident_memory_bytes` and `readiness_check_passed` besides. */
  readonly charts?: readonly Chart[];
}

/** A query over an app's metrics worth looking at. `$app` stands for its name. */
export interface Chart {
  readonly title: string;
  readonly query: string;
  /** Unit in Grafana's spelling: `s`, `bytes`, `percentunit`. */
  readonly unit: string;
}

/** What the code runs on. `name` is the runtime's own name (`node`, `python`, `java`). */
export interface Runtime {
  readonly name: string;
  readonly version: string;
}

/** Something a machine needs to build the repository, by the tool's own name, with the file that pins it. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly versionFile?: string;
  readonly lockFile?: string;
}

/** Commands of the repository, run from its root; the README, the pipeline and the lab use the same ones. */
export interface Commands {
  readonly install: string;
  /** As the pipeline installs: from the lock file, exactly. */
  readonly installLocked: string;
  readonly dev: string;
  readonly start: string;
  readonly migrate: string;
  readonly format: string;
  readonly formatCheck: string;
  readonly lint: string;
  readonly typecheck: string;
  readonly test: string;
  readonly integration: string;
  readonly build: string;
  readonly check: string;
  readonly audit: string;
  /** Builds the image of every app; empty where there are none. */
  readonly image: string;
}

/** An ecosystem that an update bot watches. */
export interface UpdateEcosystem {
  readonly ecosystem: string;
  readonly directory: string;
}

/** A check of operations files that the pipeline runs from the root of the repository. */
export interface Check {
  readonly title: string;
  /** Lines of POSIX shell with `set -e`. */
  readonly run: string;
  /** Name in `versions/docker` of an image that the check runs, which it finds in `IMAGE`. */
  readonly image?: string;
}

/** One step of bringing a published version to production, run by the pipeline from the root of the repository. */
export interface DeployStep {
  readonly title: string;
  /** Lines of POSIX shell with `set -e`. Finds `VERSION`, and `IMAGE_<APP>` (by digest) for each app packed as an image. */
  readonly run: string;
  /** Secrets and settings of the production environment that the step reads, by name. */
  readonly secrets?: readonly string[];
  readonly settings?: readonly string[];
  /** Audience of an identity token, which the step then finds in the file `IDENTITY_TOKEN_FILE`. */
  readonly identity?: string;
}

/** Everything operations need to know about a project. */
export interface System {
  readonly name: string;
  readonly apps: readonly Deployable[];
  readonly backing: readonly BackingService[];
  readonly toolchain: readonly Tool[];
  readonly commands: Commands;
  readonly updates: readonly UpdateEcosystem[];
  readonly checks: readonly Check[];
  readonly deploy: readonly DeployStep[];
}

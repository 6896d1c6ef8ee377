/** One module of the backend under test, as its blueprint states it. */
export interface ModuleSpec {
  readonly name: string;
  readonly uses: readonly string[];
  readonly publishes: readonly string[];
  /** Events of others, written `<module>.<event>`. */
  readonly consumes: readonly string[];
}

/** A deployable with its own health, metrics and OpenAPI document. */
export interface AppSpec {
  readonly name: string;
  readonly baseUrl: string;
  readonly modules: readonly string[];
}

/** How long the suite waits, in milliseconds. */
export interface Patience {
  /** An event must have been delivered. */
  readonly eventMs: number;
  /** Time given to an unwanted second delivery to show itself. */
  readonly settleMs: number;
  /** "In time": the longest a caller waits for an answer while something is down. */
  readonly answerMs: number;
  /** The longest that readiness takes to say that something is away: an orchestrator's probe waits no longer. */
  readonly probeMs: number;
  /** From start, or from the end of an outage, to ready. */
  readonly readyMs: number;
  /** SHUTDOWN_DRAIN_MS of the instances that lifecycle checks start. */
  readonly drainMs: number;
  /** SHUTDOWN_GRACE_MS of the instances that lifecycle checks start. */
  readonly graceMs: number;
}

/** Everything written to stdout so far, one entry per line. */
export interface LogReader {
  readonly lines: () => Promise<readonly string[]>;
}

/** How a started process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** One running process of the backend, owned by a lifecycle check. */
export interface Instance {
  readonly baseUrl: string;
  readonly signal: (name: "SIGTERM" | "SIGKILL") => void;
  readonly exited: Promise<Exit>;
  /** stdout and stderr so far. */
  readonly output: () => string;
}

/** Starts further instances of the backend; `undefined` removes a variable from the environment. */
export interface BackendStarter {
  readonly start: (environment: Readonly<Record<string, string | undefined>>) => Promise<Instance>;
  /** Exit codes that count as a clean stop; `[0]` when absent. */
  readonly cleanExitCodes?: readonly number[];
}

/** Takes one service away and brings it back. */
export interface OutageHook {
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** Services that may be stopped; a module is named only when it can fail alone. */
export interface Outages {
  readonly modules?: Readonly<Record<string, OutageHook>>;
  /** The module accepts calls and answers nothing (a process under SIGSTOP). */
  readonly silentModules?: Readonly<Record<string, OutageHook>>;
  readonly database?: OutageHook;
  /** The database keeps its connections and answers nothing. */
  readonly silentDatabase?: OutageHook;
  readonly broker?: OutageHook;
}

/** Makes tokens of the issuer that the backend was configured with. */
export interface TokenSource {
  readonly issuerUrl: string;
  readonly audience: string;
  readonly sign: (change?: TokenChange) => string;
}

/** What is different about a token; without a change it is a good one. */
export interface TokenChange {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signature?: "issuer" | "stranger" | "none" | "public-key-as-secret";
}

/** What `runSuite` is told about the backend under test. Absent parts skip the checks that need them. */
export interface SuiteOptions {
  readonly baseUrl: string;
  readonly modules: readonly ModuleSpec[];
  /** Where operations routes live; one app at `baseUrl` when absent. */
  readonly apps?: readonly AppSpec[];
  /** Ids or topics to run; all when absent. */
  readonly only?: readonly string[];
  /** Ids or topics that do not apply here, with the reason that is printed. */
  readonly notApplicable?: Readonly<Record<string, string>>;
  readonly patience?: Partial<Patience>;
  /** The backend's BODY_LIMIT_BYTES; 1 MiB when absent. */
  readonly bodyLimitBytes?: number;
  /** The backend's RATE_LIMIT_MAX when it is on: use a run of its own with `only: ['rate-limit']`. */
  readonly rateLimit?: { readonly max: number };
  /** The backend's CORS_ORIGINS when it is set. */
  readonly corsOrigins?: readonly string[];
  readonly oidc?: TokenSource;
  readonly logs?: LogReader;
  /** Values that must never appear in a log or an answer, such as the database password. */
  readonly secrets?: readonly string[];
  readonly backend?: BackendStarter;
  readonly outages?: Outages;
  /** End a check at its first failing module, reference, event or app instead of trying all. */
  readonly firstFaultOnly?: boolean;
  readonly onRow?: (row: Row) => void;
}

/** The verdict of one check. */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** The sentence of the contract that the check proves. */
  readonly contract: string;
  readonly outcome: "passed" | "failed" | "skipped";
  /** Why it failed or was skipped: request, answer, expectation. Empty when passed. */
  readonly detail: string;
  readonly elapsedMs: number;
}

import { z } from "zod";
import { authVariables } from "./auth/index.ts";

const whole = (least: number, most = Number.MAX_SAFE_INTEGER) => z.coerce.number().int().min(least).max(most);
const HttpUrl = z.url({ protocol: /^https?$/ });

/** As browsers send it: with a path, or a slash at its end, it would equal none of theirs. */
const Origin = HttpUrl.refine(
  (text) => URL.parse(text)?.origin === text,
  "Not an origin, as https://shop.example is one",
);

const variables = {
  APP_ENV: z.enum(["development", "test", "production"]).optional(),
  APP_VERSION: z.string().default("0.0.0"),
  NODE_ENV: z.string().optional(),
  HOST: z.string().optional(),
  PORT: whole(0, 65_535).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_MAX: whole(1, 500).default(10),
  SHUTDOWN_DRAIN_MS: whole(0, 600_000).optional(),
  SHUTDOWN_GRACE_MS: whole(0, 600_000).default(20_000),
  CORS_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((origin) => origin.trim() || []))
    .pipe(z.array(Origin)),
  RATE_LIMIT_MAX: whole(0).optional(),
  TRUST_PROXY_HOPS: whole(0, 10).default(0),
  BODY_LIMIT_BYTES: whole(1).default(1_048_576),
  OUTBOX_POLL_MS: whole(10, 600_000).default(500),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: HttpUrl.optional(),
};

/** What an app brings along: its usual port, and the modules it calls elsewhere with their addresses in development. */
export interface AppDefaults {
  readonly port: number;
  readonly calls: Readonly<Record<string, string>>;
}

export type Config = ReturnType<typeof readConfig>;

export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const addressOf = (module: string): string => `${module.replaceAll("-", "_").toUpperCase()}_URL`;

const environmentOf = (env: NodeJS.ProcessEnv): string =>
  env["APP_ENV"] ?? (env["NODE_ENV"] === "production" ? "production" : "development");

/** All variables, with what production must be told and development has a default for. */
function schemaFor(production: boolean, { calls }: AppDefaults) {
  const addresses = Object.entries(calls).map(([module, address]) => {
    return [addressOf(module), production ? HttpUrl : HttpUrl.default(address)] as const;
  });
  return z.object({
    ...variables,
    ...authVariables,
    ...(production && { DATABASE_URL: variables.DATABASE_URL.unwrap() }),
    ...Object.fromEntries(addresses),
  });
}

/** Reads the environment. Throws one `ConfigError` that lists every problem. An empty variable counts as absent. */
export function readConfig(env: NodeJS.ProcessEnv, app: AppDefaults) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const environment = environmentOf(given);
  const production = environment === "production";
  const result = schemaFor(production, app).safeParse(given);
  if (!result.success) throw new ConfigError(z.prettifyError(result.error));
  const { data } = result;
  const services = Object.keys(app.calls).map((module) => [
    module,
    (data as Record<string, unknown>)[addressOf(module)],
  ]);
  return {
    environment,
    version: data.APP_VERSION,
    host: data.HOST ?? (production ? "0.0.0.0" : "127.0.0.1"),
    port: data.PORT ?? app.port,
    logLevel: data.LOG_LEVEL,
    databaseUrl: data.DATABASE_URL,
    databasePoolMax: data.DATABASE_POOL_MAX,
    drainMs: data.SHUTDOWN_DRAIN_MS ?? (production ? 5_000 : 0),
    graceMs: data.SHUTDOWN_GRACE_MS,
    corsOrigins: data.CORS_ORIGINS,
    /** Requests per minute and client; 0 means no limit. */
    rateLimitMax: data.RATE_LIMIT_MAX ?? (production ? 1_000 : 0),
    trustProxyHops: data.TRUST_PROXY_HOPS,
    bodyLimit: data.BODY_LIMIT_BYTES,
    outboxPollMs: data.OUTBOX_POLL_MS,
    /** All that was read, for parts with variables of their own. */
    variables: data,
    /** The addresses of modules that live elsewhere. */
    services: Object.fromEntries(services) as Readonly<Record<string, string>>,
  } as const;
}

/** The database's address: all that migrations need, which run before anything else is set. Throws a `ConfigError`. */
export function readDatabaseUrl({ DATABASE_URL }: NodeJS.ProcessEnv): string {
  if (!DATABASE_URL) {
    throw new ConfigError("DATABASE_URL is not set. The embedded database migrates itself at start.");
  }
  const result = z.object({ DATABASE_URL: variables.DATABASE_URL.unwrap() }).safeParse({ DATABASE_URL });
  if (!result.success) throw new ConfigError(z.prettifyError(result.error));
  return result.data.DATABASE_URL;
}

/** As `readConfig` for the start of a process: tells every problem and ends it with exit code 1. */
export function loadConfig(app: AppDefaults): Config {
  return orEnd(() => readConfig(process.env, app));
}

/** As `readDatabaseUrl`, likewise. */
export function loadDatabaseUrl(): string {
  return orEnd(() => readDatabaseUrl(process.env));
}

const REMEDY = `With them as they are, it would fail later, where they are needed.
Set them in the environment, or in .env in development; .env.example explains each.`;

function orEnd<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`Not started, because of these settings:\n${error.message}\n${REMEDY}\n`);
    process.exit(1);
  }
}

import { testIdentity } from "./auth/testing.ts";
import { type App, type Backend, startBackend } from "./backend.ts";
import { readConfig } from "./config.ts";
import { type OpenDatabase, createTestDatabase, migrate } from "./database/index.ts";
import { type EventDefinition, subscribe } from "./events/event.ts";
import { createLog } from "./telemetry.ts";
import { ServiceClient } from "./service-client.ts";

/** The folders of all modules, where their migrations are. */
const modulesFolder = new URL("../../modules/", import.meta.url);

/** An empty database with the tables of some modules: on the server at DATABASE_URL if there is one, else embedded. */
export async function testDatabase(...modules: readonly string[]): Promise<OpenDatabase> {
  const database = await createTestDatabase(process.env["DATABASE_URL"]);
  await migrate(database, { migrations: modulesFolder, modules });
  return database;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
}

export interface TestBackend extends Backend {
  /** A client as other processes have it. */
  readonly client: ServiceClient;
  /** Sends a request; an object as body goes as JSON, text and bytes as they are. */
  call(
    method: string,
    path: string,
    more?: { readonly body?: unknown; readonly headers?: Record<string, string> },
  ): Promise<Answer>;
}

/** A real server on a free port. Tables are made for `modules`. */
export async function startTestBackend(
  compose: App["compose"],
  options: { readonly modules?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<TestBackend> {
  const { modules = [], env = {} } = options;
  const folders = { migrations: modulesFolder, data: modulesFolder };
  const app: App = { name: "test", port: 0, calls: {}, modules, ...folders, compose };
  const identity = await testIdentity();
  const defaults = { APP_ENV: "test", LOG_LEVEL: "fatal", OUTBOX_POLL_MS: "20", ...identity.env };
  const config = readConfig({ ...defaults, ...env }, app);
  const database = await createTestDatabase(process.env["DATABASE_URL"]);
  if (!database.embedded) await migrate(database, app);
  const backend = await startBackend(app, { config, log: createLog(config), database });
  return {
    ...backend,
    client: new ServiceClient({ service: "test", baseUrl: backend.url, headers: identity.headers, timeoutMs: 30_000 }),
    call: (method, path, { body, headers } = {}) => {
      const all = { ...identity.headers, ...headers };
      return call(new URL(path, backend.url), method, { body, headers: all });
    },
  };
}

async function call(
  url: URL,
  method: string,
  { body, headers }: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<Answer> {
  const all = new Headers(headers);
  const isJson = typeof body === "object" && !(body instanceof Uint8Array);
  if (isJson) all.set("content-type", "application/json");
  const payload = isJson ? JSON.stringify(body) : (body as string | Uint8Array<ArrayBuffer> | undefined);
  const response = await fetch(url, { method, headers: all, ...(payload === undefined ? {} : { body: payload }) });
  const text = await response.text();
  const isParsed = text !== "" && response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, body: isParsed ? (JSON.parse(text) as unknown) : text };
}

/** Every event of a kind that the backend publishes from now on. */
export async function record<Payload>(backend: Backend, event: EventDefinition<Payload>): Promise<readonly Payload[]> {
  const received: Payload[] = [];
  const keep = (payload: Payload): Promise<void> => {
    received.push(payload);
    return Promise.resolve();
  };
  await backend.broker.subscribe(subscribe("recorder", event, keep));
  return received;
}

/** A contract's look-up that knows one thing. */
export const only =
  <View extends { readonly id: string }>(view: View) =>
  (id: string): Promise<View | undefined> =>
    Promise.resolve(id === view.id ? view : undefined);

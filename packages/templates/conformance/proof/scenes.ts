import { parseModules } from "../module-list.ts";
import type { Fault } from "../reference-server/fault.ts";
import { startReference, type ReferenceOptions } from "../reference-server/reference.ts";
import { runSuite, type Patience, type Row } from "../run-suite.ts";
import { startTokenIssuer } from "../token-issuer.ts";

const modules = parseModules("catalog,orders:uses=catalog:publishes=order-placed,billing:consumes=orders.order-placed");
const chained = parseModules(
  "orders:publishes=order-placed,billing:consumes=orders.order-placed:publishes=invoice-issued,archive:consumes=billing.invoice-issued",
);
/** A right server is given time; a wrong one need not be waited for. */
const long: Patience = { eventMs: 8_000, settleMs: 30, answerMs: 6_000, probeMs: 6_000, readyMs: 6_000, drainMs: 500, graceMs: 1_500 };
const short: Patience = { eventMs: 400, settleMs: 30, answerMs: 600, probeMs: 600, readyMs: 300, drainMs: 250, graceMs: 300 };
const issuer = await startTokenIssuer("shop");

/** A set-up of the reference server in which every check of these ids or topics has what it needs. */
export interface Scene {
  readonly title: string;
  readonly topics: readonly string[];
  readonly options: Partial<ReferenceOptions>;
}

const plainTopics = ["paging", "crud", "validation", "conditional", "problems", "security", "operations", "events", "logs", "lifecycle", "outage"];

/** Every route behind tokens, for any check. */
export const guarded: Scene = { title: "with an issuer", topics: ["auth"], options: { oidc: issuer } };

/** The first scene that covers a check is the one for it. */
export const scenes: readonly Scene[] = [
  guarded,
  { title: "with an origin", topics: ["security.cors-configured", "security.cors-stranger"], options: { corsOrigins: ["https://shop.example"] } },
  { title: "with events that cause events", topics: ["events.chained"], options: { modules: chained } },
  { title: "with an app for every module", topics: ["logs.trace-passed-on"], options: { apart: true } },
  { title: "with a rate limit", topics: ["rate-limit"], options: { rateLimit: 5 } },
  { title: "as it starts", topics: plainTopics, options: {} },
];

/** The scene in which a check is proven. */
export function sceneOf(id: string): Scene {
  const scene = scenes.find(({ topics }) => topics.some((topic) => topic === id || id.startsWith(`${topic}.`)));
  if (scene === undefined) throw new Error(`no scene for the check ${id}`);
  return scene;
}

/** Runs these checks against a reference server of its own, with a fault or without. */
export async function judge({ options }: Scene, only: readonly string[], fault?: Fault): Promise<readonly Row[]> {
  const reference = await startReference({ modules, bodyLimit: 262_144, ...options, ...(fault === undefined ? {} : { fault }) });
  try {
    return await runSuite({ ...reference.suite, patience: fault === undefined ? long : short, only, firstFaultOnly: true });
  } finally {
    await reference.close();
  }
}

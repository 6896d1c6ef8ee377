import { describe, expect, it } from "vitest";
import { parseModules } from "./module-list.ts";
import type { Fault } from "./reference-server/fault.ts";
import { allFaults } from "./reference-server/faults/index.ts";
import { startReference, type ReferenceOptions } from "./reference-server/reference.ts";
import { checkIds, runSuite, type Patience, type Row } from "./run-suite.ts";
import { startTokenIssuer } from "./token-issuer.ts";

const modules = parseModules(
  "catalog,orders:uses=catalog:publishes=order-placed,billing:consumes=orders.order-placed:publishes=invoice-issued,archive:consumes=billing.invoice-issued",
);
const patience: Patience = { eventMs: 400, settleMs: 30, answerMs: 600, readyMs: 300, drainMs: 250, graceMs: 300 };
const issuer = await startTokenIssuer("shop");

/** A set-up in which every check of these ids or topics has what it needs. */
interface Scene {
  readonly title: string;
  readonly topics: readonly string[];
  readonly options: Partial<ReferenceOptions>;
}

const plain: Scene = {
  title: "as it starts",
  topics: ["paging", "crud", "validation", "conditional", "problems", "security", "operations", "events", "logs", "lifecycle", "outage"],
  options: {},
};
const scenes: readonly Scene[] = [
  { title: "with an issuer", topics: ["auth"], options: { oidc: issuer } },
  { title: "with an origin", topics: ["security.cors-configured", "security.cors-stranger"], options: { corsOrigins: ["https://shop.example"] } },
  { title: "with a rate limit", topics: ["rate-limit"], options: { rateLimit: 5 } },
  plain,
];

function covers({ topics }: Scene, id: string): boolean {
  return topics.some((topic) => topic === id || id.startsWith(`${topic}.`));
}

async function judge({ options }: Scene, only: readonly string[], fault?: Fault): Promise<readonly Row[]> {
  const reference = await startReference({ modules, bodyLimit: 262_144, ...options, ...(fault === undefined ? {} : { fault }) });
  try {
    return await runSuite({ ...reference.suite, patience, only, firstFaultOnly: true });
  } finally {
    await reference.close();
  }
}

describe("the suite on a correct server", () => {
  it.concurrent.each(scenes)("passes every check, $title", async (scene) => {
    const ids = checkIds.filter((id) => scenes.find((candidate) => covers(candidate, id)) === scene);
    const rows = await judge(scene, ids);
    expect(rows.filter((row) => row.outcome !== "passed")).toEqual([]);
    expect(rows.map((row) => row.id)).toEqual(ids);
  });

  it("passes with every route behind tokens", async () => {
    const rows = await judge({ title: "", topics: [], options: { oidc: issuer } }, ["crud", "conditional", "events", "operations", "lifecycle"]);
    expect(rows.filter((row) => row.outcome !== "passed")).toEqual([]);
  });
});

describe("the suite on a server that is wrong in one point", () => {
  it("knows a fault for every check", () => {
    const seen = new Set(allFaults.map((fault) => fault.check));
    expect([...seen].sort()).toEqual([...checkIds].sort());
  });

  it.concurrent.each(allFaults)("$check fails when $name", async (fault) => {
    const scene = scenes.find((candidate) => covers(candidate, fault.check)) ?? plain;
    const rows = await judge(scene, [fault.check], fault);
    expect(rows.map(({ id, outcome }) => ({ id, outcome }))).toEqual([{ id: fault.check, outcome: "failed" }]);
    expect(rows[0]?.detail).not.toBe("");
  });
});

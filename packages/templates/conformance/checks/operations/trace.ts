import { randomBytes } from "node:crypto";
import { once, type Check } from "../../check.ts";
import { expectProblem, expectThat, type JsonObject } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import { unknownId, type World } from "../../world.ts";

function hex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

async function problemWith(world: World, headers: Record<string, string>): Promise<[Reply, JsonObject]> {
  const reply = await world.send({ path: `${world.modules[0]?.path ?? ""}/${unknownId()}`, headers });
  return [reply, expectProblem(reply, 404)];
}

const zeros = "0".repeat(32);

export const traceChecks: readonly Check[] = [
  once(
    { id: "operations.trace-continued", title: "the caller's trace is continued", contract: "traceparent is read and passed on; problem … traceId." },
    async (world) => {
      for (const flags of ["01", "00"]) {
        const traceId = hex(16);
        const [reply, problem] = await problemWith(world, { traceparent: `00-${traceId}-${hex(8)}-${flags}` });
        expectThat(problem["traceId"] === traceId, reply, `traceId ${traceId}, as the caller's traceparent says`);
      }
    },
  ),
  once(
    { id: "operations.trace-fresh", title: "without traceparent every request has a trace of its own", contract: "problem … traceId; W3C trace context." },
    async (world) => {
      const [, first] = await problemWith(world, {});
      const [reply, second] = await problemWith(world, {});
      expectThat(first["traceId"] !== second["traceId"], reply, "another traceId than the request before");
    },
  ),
  once(
    {
      id: "operations.trace-malformed",
      title: "a malformed traceparent starts a new trace",
      contract: "traceparent is read; W3C trace context: an invalid one is ignored.",
    },
    async (world) => {
      const malformed = [
        `00-${zeros}-${hex(8)}-01`,
        `00-${hex(16)}-${"0".repeat(16)}-01`,
        `ff-${hex(16)}-${hex(8)}-01`,
        `00-${hex(15)}-${hex(8)}-01`,
        "00-nonsense",
        "'; DROP TABLE--",
      ];
      for (const traceparent of malformed) {
        const [reply, problem] = await problemWith(world, { traceparent });
        expectThat(!traceparent.includes(String(problem["traceId"])), reply, "a traceId other than the invalid one");
      }
    },
  ),
];

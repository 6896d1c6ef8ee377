import { describe, expect, it } from "vitest";
import { allFaults } from "../reference-server/faults/index.ts";
import { checkIds } from "../run-suite.ts";
import { judge, sceneOf } from "./scenes.ts";

describe("the suite on a server that is wrong in one point", () => {
  it("knows a fault for every check", () => {
    const seen = new Set(allFaults.map((fault) => fault.check));
    expect([...seen].sort()).toEqual([...checkIds].sort());
    expect(new Set(checkIds).size).toBe(checkIds.length);
  });

  it.concurrent.each(allFaults)("$check fails when $name", async (fault) => {
    const rows = await judge(sceneOf(fault.check), [fault.check], fault);
    expect(rows.map(({ id, outcome }) => ({ id, outcome }))).toEqual([{ id: fault.check, outcome: "failed" }]);
    expect(rows[0]?.detail).not.toBe("");
  });
});

import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTurn } from "../quiet.ts";

test("what measures runs while nothing else does, and everything gets its turn", async () => {
  const at: string[] = [];
  let busy = 0;
  const step = (name: string, alone: boolean): Promise<number> =>
    inTurn(alone, async () => {
      busy += 1;
      await sleep(5);
      at.push(name);
      const seen = busy;
      busy -= 1;
      return seen;
    });
  const seen = await Promise.all([step("a", false), step("b", false), step("measured", true), step("c", false), step("d", false), step("measured too", true)]);
  expect([at.slice(0, 3).sort(), at.at(-1)]).toEqual([["a", "b", "measured"], "measured too"]);
  expect([seen[2], seen[5]]).toEqual([1, 1]);
});

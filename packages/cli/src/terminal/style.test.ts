import { describe, expect, it } from "vitest";
import { styleOf, wantsColours } from "./style.ts";

describe("colours", () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
    [{ TERM: "dumb" }, true, false],
  ])("with %j on a terminal: %s → %s", (environment, live, wanted) => {
    expect(wantsColours(environment, live)).toBe(wanted);
  });

  it("leave no mark when they are off", () => {
    expect([styleOf(false).red("shop"), styleOf(true).red("shop"), styleOf(true).red("")]).toEqual(["shop", "\u001b[31mshop\u001b[39m", ""]);
  });
});

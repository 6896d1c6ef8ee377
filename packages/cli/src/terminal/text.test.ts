import { describe, expect, it } from "vitest";
import { columns, shortened, widthOf, wrap } from "./text.ts";

describe("text", () => {
  it("is wrapped at spaces, and a long word stands alone", () => {
    expect(wrap("orders call the catalog-with-a-long-name now", 12)).toEqual(["orders call", "the", "catalog-with-a-long-name", "now"]);
  });

  it("keeps its line ends", () => {
    expect(wrap("one\n\ntwo", 20)).toEqual(["one", "", "two"]);
  });

  it("is as wide as what is seen of it", () => {
    expect(widthOf("\u001b[31mshop\u001b[39m →")).toBe(6);
  });

  it("is shortened with an ellipsis", () => {
    expect([shortened("orders", 6), shortened("orders", 4)]).toEqual(["orders", "ord…"]);
  });

  it("stands in two columns; a wide term gets a line of its own", () => {
    expect(columns([["--yes", "ask nothing at all"], ["--a-very-long-flag", "short"]], { width: 30, left: 8 })).toBe("  --yes   ask nothing at all\n  --a-very-long-flag\n          short");
  });
});

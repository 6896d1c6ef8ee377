import { catalogueVersion } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { describe, expect, it } from "vitest";
import { packed, unpacked } from "./packed-catalogue.ts";

const catalogue = catalogueOf(registeredOptions);

describe("a packed catalogue", () => {
  it("comes back as it was from its text, and the text is less than two thirds as long", () => {
    const text = JSON.stringify(packed(catalogue));
    const back = unpacked(JSON.parse(text) as ReturnType<typeof packed>);
    expect([...back]).toEqual(JSON.parse(JSON.stringify([...catalogue])));
    expect(catalogueVersion(back)).toBe(catalogueVersion(catalogue));
    expect(text.length).toBeLessThan((JSON.stringify([...catalogue]).length * 2) / 3);
  });
});

import { describe, expect, test } from "vitest";
import { NAME_MAX, changeCatalog, createCatalog } from "../src/domain/catalog.ts";

const monday = new Date("2030-01-07T09:00:00.000Z");
const tuesday = new Date("2030-01-08T09:00:00.000Z");
const facts = {
  name: "Blue shoes",
};

describe("catalog", () => {
  test("starts at version 1", () => {
    expect(createCatalog("1", facts, monday)).toEqual({
      ...facts,
      id: "1",
      version: 1,
      createdAt: monday,
      updatedAt: monday,
    });
  });

  test("keeps its age through changes, and counts them", () => {
    const before = createCatalog("1", facts, monday);

    expect(changeCatalog(before, { name: "Red shoes" }, tuesday)).toEqual({
      ...before,
      name: "Red shoes",
      version: 2,
      updatedAt: tuesday,
    });
  });

  test("never has a name that is empty or too long", () => {
    const named = (name: string) => () => createCatalog("1", { ...facts, name }, monday);

    expect(named("")).toThrow(RangeError);
    expect(named("x".repeat(NAME_MAX + 1))).toThrow(RangeError);
  });
});

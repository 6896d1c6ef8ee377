import { describe, expect, it } from "vitest";
import { completeProfile } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { toldBy } from "./gather.ts";
import { sourcesOf } from "./told.ts";

const catalogue = catalogueOf(registeredOptions);
const told = (flags: Readonly<Record<string, string>>, file = "") => toldBy({ positionals: [], has: (flag) => flag in flags, value: (flag) => flags[flag], values: () => [] }, catalogue, () => file);

describe("what is told by flags and a file", () => {
  it("has the modules of a flag in the profile that is decided on, and not those of the file that they replace", () => {
    const { modules } = completeProfile(sourcesOf(told({ modules: "users,notes:uses=users", profile: "team.yaml" }, "modules: { orders: { publishes: [order-placed] } }")));
    expect(modules).toEqual({ users: { owner: "team-users", uses: [], publishes: [], consumes: [] }, notes: { owner: "team-notes", uses: ["users"], publishes: [], consumes: [] } });
  });

  it("has the modules of the file where no flag names any", () => {
    expect(completeProfile(sourcesOf(told({ profile: "team.yaml" }, "modules: { orders: null }"))).modules).toEqual({ orders: null });
  });
});

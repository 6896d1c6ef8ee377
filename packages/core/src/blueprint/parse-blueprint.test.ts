import { describe, expect, test } from "vitest";
import { UserError } from "../errors.ts";
import { parseBlueprint } from "./parse-blueprint.ts";
import { writeBlueprint } from "./write-blueprint.ts";

const shop = `version: 1
name: shop
language: typescript
modules:
  catalog: { owner: team-catalog }
  orders:  { uses: [catalog], publishes: [order-placed] }
  billing: { owner: team-billing, consumes: [orders.order-placed] }
`;

function problemOf(text: string): Pick<UserError, "code" | "message"> & { line: number | undefined; others?: readonly string[] } {
  try {
    parseBlueprint(text);
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, message: error.message, line: error.parts.place?.line, others: (error.parts.others ?? []).map(({ code }) => code) };
    throw error;
  }
  throw new Error("nothing was wrong");
}

describe("parseBlueprint", () => {
  test("reads modules with what they have to do with each other", () => {
    const blueprint = parseBlueprint(shop);

    expect(blueprint.modules[1]).toEqual({ name: "orders", owner: "team-orders", uses: ["catalog"], publishes: ["order-placed"], consumes: [] });
    expect(blueprint.modules[2]?.consumes).toEqual([{ module: "orders", event: "order-placed" }]);
  });

  test("reads what it writes", () => {
    const blueprint = parseBlueprint(shop);

    expect(parseBlueprint(writeBlueprint(blueprint))).toEqual(blueprint);
  });

  test("tells every reference that leads nowhere, each with its line", () => {
    const text = shop.replace("[catalog]", "[catalgo, orders]").replace("orders.order-placed", "orders.order-paid");

    expect(problemOf(text)).toMatchObject({ code: "CB-020", line: 6, others: ["CB-021", "CB-020"] });
  });

  test("names the line of a wrong value", () => {
    expect(problemOf(shop.replace("[catalog]", "catalog"))).toMatchObject({ code: "CB-013", line: 6 });
  });

  test("suggests the key that was meant", () => {
    const problem = problemOf(shop.replace("publishes", "publish"));

    expect(problem).toMatchObject({ code: "CB-014", line: 6 });
    expect(problem.message).toContain('Did you mean "publishes"?');
  });

  test("refuses a module that is used and does not exist, with the nearest name", () => {
    expect(problemOf(shop.replace("uses: [catalog]", "uses: [catalogue]"))).toMatchObject({ code: "CB-020", message: expect.stringContaining('Did you mean "catalog"?') as string });
  });

  test("refuses an event that nobody announces", () => {
    expect(problemOf(shop.replace("orders.order-placed", "orders.order-paid"))).toMatchObject({ code: "CB-020", line: 7 });
  });

  test("refuses modules that use each other in a circle", () => {
    const circle = shop.replace("{ owner: team-catalog }", "{ uses: [orders] }");

    expect(problemOf(circle)).toMatchObject({ code: "CB-022", message: expect.stringContaining("catalog → orders → catalog") as string });
  });

  test("refuses a module hosted twice and one hosted nowhere", () => {
    expect(problemOf(`${shop}apps:\n  one: [catalog, orders, billing]\n  two: [orders]\n`).code).toBe("CB-023");
    expect(problemOf(`${shop}apps:\n  one: [catalog, orders]\n`).code).toBe("CB-024");
  });

  test("refuses aliases, duplicate keys and text that is not YAML", () => {
    expect(problemOf("a: &a [1]\nb: *a\n").code).toBe("CB-012");
    expect(problemOf(shop.replace("billing:", "orders:")).code).toBe("CB-011");
    expect(problemOf(`<<<<<<< HEAD\n${shop}=======\n${shop}>>>>>>> other\n`)).toMatchObject({ code: "CB-011", message: expect.stringContaining("in conflict: a merge has left its markers in it (line 1)") as string });
    expect(problemOf("name: [unclosed\n")).toMatchObject({ code: "CB-011", message: expect.stringContaining("line") as string });
  });

  test("takes a later format for one, and anything else for a mistake", () => {
    expect(problemOf(shop.replace("version: 1", "version: 2"))).toMatchObject({ code: "CB-027", line: 1, message: expect.stringContaining("reads format 1 of an agreement, and it says 2") as string });
    for (const version of ["0", '"2"', "1.5"]) expect(problemOf(shop.replace("version: 1", `version: ${version}`)).code).toBe("CB-013");
  });

  test("refuses names that no path or package may have", () => {
    for (const name of ["Shop", "../evil", "a--b", "1st", ""]) expect(problemOf(shop.replace("name: shop", `name: "${name}"`)).code).toBe("CB-013");
  });
});

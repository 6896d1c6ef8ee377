import { describe, expect, test } from "vitest";
import { lockPath, parseLock, type Blueprint } from "@create-backend/core";
import { defineOption, definePair } from "../define-option.ts";
import { openArchive, packArchive } from "./archive.ts";
import type { LayerFile, LayerSource } from "./layer-source.ts";
import type { RegisteredOption } from "./registry.ts";
import { render, withRecord, type Workshop } from "./render.ts";

const blueprint: Blueprint = {
  version: 1,
  name: "shop",
  answers: {},
  modules: [
    { name: "orders", owner: "team-orders", uses: [], publishes: ["order-placed"], consumes: [] },
    { name: "billing", owner: "team-billing", uses: ["orders"], publishes: [], consumes: [{ module: "orders", event: "order-placed" }] },
  ],
};

const text = (path: string, content: string): LayerFile => ({ path, content, executable: false });

function aSource(layers: Record<string, readonly LayerFile[]>): LayerSource {
  return { versions: { npm: { wings: "1.2.3" }, docker: { nest: "nest:1" } }, layers: Object.keys(layers), filesOf: (id) => layers[id] ?? [] };
}

const lark: RegisteredOption = {
  question: "language",
  name: "lark",
  definition: defineOption({ title: "Lark", summary: "", order: 1, reserved: ["class"], taken: ["event"], contribute: () => ({ packages: [{ ecosystem: "npm", at: "platform", dependencies: ["wings"] }] }) }),
  pairs: { pond: definePair({ values: () => ({ depth: 3 }) }) },
};
const pond: RegisteredOption = { question: "database", name: "pond", definition: defineOption({ title: "Pond", summary: "", order: 1 }), pairs: {} };

function aWorkshop(layers: Record<string, readonly LayerFile[]>, options = [lark, pond]): Workshop {
  return { options, source: aSource(layers), tool: "0.1.0" };
}

function rendered(layers: Record<string, readonly LayerFile[]>, answers: Partial<Blueprint> = {}): Record<string, string> {
  return Object.fromEntries([...render({ ...blueprint, ...answers }, aWorkshop(layers)).tree].map(([path, file]) => [path, String(file.content)]));
}

describe("render", () => {
  test("repeats a file over modules, with every spelling at hand", () => {
    const tree = rendered({ "language/lark": [text("seeds/modules/[module]/[module.entity.pascal].lark.hbs", "{{module.pascal}} {{module.entity.camel}} {{#each module.publishes}}{{pascal}}{{/each}}")] });

    expect(tree["modules/orders/Order.lark"]).toBe("Orders order OrderPlaced");
    expect(tree["modules/billing/Billing.lark"]).toBe("Billing billing ");
  });

  test("copies files that are no templates byte for byte", () => {
    expect(rendered({ "language/lark": [text("files/ci.yml", "${{ github.ref }} {{x}}")] })["ci.yml"]).toBe("${{ github.ref }} {{x}}");
  });

  test("turns dot- into a leading dot and leaves out templates that come to nothing", () => {
    const tree = rendered({ "language/lark": [text("files/dot-config/dot-x", "1"), text("files/empty.hbs", "{{#if module}}x{{/if}}\n")] });

    expect(tree[".config/.x"]).toBe("1");
    expect(tree).not.toHaveProperty("empty");
  });

  test("lets a pair take part only when its other side is chosen, with its own values", () => {
    const layers = { "language/lark": [text("files/a", "1")], "language/lark/for/pond": [text("files/b.hbs", "{{values.depth}}")], "language/lark/for/sea": [text("files/c", "1")] };

    expect(rendered(layers)).toMatchObject({ a: "1", b: "3" });
    expect(rendered(layers)).not.toHaveProperty("c");
  });

  test("numbers the dependencies that options name, in one place", () => {
    const tree = rendered({ "language/lark": [text("files/catalog.hbs", '{{#each (catalog "npm")}}{{name}}: {{this.version}}{{/each}}')] });

    expect(JSON.parse(tree["platform/package.json"] as string)).toEqual({ dependencies: { wings: "catalog:" } });
    expect(tree["catalog"]).toBe("wings: 1.2.3");
  });

  test("names both layers that write one path", () => {
    expect(() => rendered({ "language/lark": [text("files/a", "1")], "database/pond": [text("files/a", "2")] })).toThrow("database/pond and language/lark both write a");
  });

  test("takes the form that fits the line", () => {
    const tree = rendered({ "language/lark": [text("files/[module].hbs", "{{#fit 8}}\n({{module.name}})\n{{else}}\n(\n{{module.name}}\n)\n{{/fit}}\n")] });

    expect([tree["orders"], tree["billing"]]).toEqual(["(orders)\n", "(\nbilling\n)\n"]);
  });

  test("fails on a variable that does not exist, naming the template", () => {
    expect(() => rendered({ "language/lark": [text("files/a.hbs", "{{project.colour}}")] })).toThrow(/language\/lark\/files\/a.hbs/);
  });

  test("refuses a path that leaves the project", () => {
    expect(() => rendered({ "language/lark": [text("files/../../x", "1")] })).toThrow(/The path/);
  });

  test("refuses module names that the language reserves or the layout uses", () => {
    const named = (name: string): Partial<Blueprint> => ({ modules: [{ name, owner: "team", uses: [], publishes: [], consumes: [] }] });

    expect(() => rendered({}, named("class"))).toThrow(/reserved word/);
    expect(() => rendered({}, named("platform"))).toThrow(/cannot be called platform/);
  });

  test("calls an entity whose name means something in code an entity, and the module as it is said", () => {
    const path = "files/modules/[module]/[module.entity.name].txt.hbs";
    const written = (module: string): string[] => Object.entries(rendered({ "language/lark": [text(path, "{{module.camel}} {{module.entity.camel}} {{module.entity.words}}")] }, { modules: [{ name: module, owner: "team", uses: [], publishes: [], consumes: [] }] })).filter(([at]) => at.startsWith("modules/")).flat();

    expect(written("events")).toEqual(["modules/events/event-entity.txt", "events eventEntity event"]);
    expect(written("classes")).toEqual(["modules/classes/class-entity.txt", "classes classEntity class"]);
    expect(written("trips")).toEqual(["modules/trips/trip.txt", "trips trip trip"]);
  });

  test("refuses two modules whose entities would have one name, with Entity or without", () => {
    const both = (...names: readonly string[]): Partial<Blueprint> => ({ modules: names.map((name) => ({ name, owner: "team", uses: [], publishes: [], consumes: [] })) });

    expect(() => rendered({}, both("trip", "trips"))).toThrow(/both be called trip in code/);
    expect(() => rendered({}, both("events", "event-entities"))).toThrow(/both be called event-entity in code/);
  });

  test("records owners in the lock: files are managed, seeds are the user's", () => {
    const tree = withRecord(render(blueprint, aWorkshop({ "language/lark": [text("files/ours", "1"), text("seeds/yours", "1")] })));
    const { files, options } = parseLock(tree.get(lockPath)?.content as string);

    expect([files["ours"]?.owner, files["yours"]?.owner, files["backend.yaml"]?.owner]).toEqual(["managed", "seed", "seed"]);
    expect(options).toEqual(["database/pond", "language/lark"]);
  });

  test("gives every file an id that survives a change of names", () => {
    const layers = { "language/lark": [text("files/modules/[module]/[project.snake].lark", "1")] };
    const idsOf = (name: string): string[] => [...(render({ ...blueprint, name }, aWorkshop(layers)).facts.ids ?? [])].filter(([path]) => path.endsWith(".lark")).map(([, id]) => id);

    expect(idsOf("shop")).toEqual(["language/lark:modules/[module]/[project.snake].lark@orders", "language/lark:modules/[module]/[project.snake].lark@billing"]);
    expect(idsOf("store")).toEqual(idsOf("shop"));
  });

  test("gives the same bytes from the archive as from the catalogue", () => {
    const workshop = aWorkshop({ "language/lark": [text("files/ä.hbs", "{{project.title}} ü")], "language/lark/for/pond": [text("files/b", "1")] });
    const archive = packArchive(workshop.source);
    const source = openArchive((offset, length) => archive.subarray(offset, offset + length));

    expect(render(blueprint, { ...workshop, source }).tree).toEqual(render(blueprint, workshop).tree);
  });
});

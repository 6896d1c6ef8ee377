import { describe, expect, test } from "vitest";
import type { Catalogue, Option } from "../catalogue/option.ts";
import { UserError } from "../errors.ts";
import { assertGenerated } from "./assert-generated.ts";
import type { Blueprint } from "./blueprint.ts";
import { draftBlueprint, storyModules } from "./draft-blueprint.ts";
import { resolveAnswers } from "./resolve-answers.ts";

function anOption(question: string, name: string, parts: Partial<Option> = {}): Option {
  return { question, name, title: name, summary: "", needs: {}, traits: [], facts: {}, generates: true, order: 10, ...parts };
}

const catalogue: Catalogue = new Map([
  ["language", [anOption("language", "lark"), anOption("language", "wren"), anOption("language", "rook", { generates: false })]],
  ["framework", [anOption("framework", "nest", { needs: { language: ["lark"] } }), anOption("framework", "burrow", { needs: { language: ["wren"] } })]],
  ["decomposition", [anOption("decomposition", "together"), anOption("decomposition", "scattered", { traits: ["apart"] })]],
  ["broker", [anOption("broker", "post", { needs: { trait: ["remote-events"] } })]],
  ["infrastructure", [anOption("infrastructure", "soil", { needs: { hosting: ["garden"] } })]],
]);

function aBlueprint(answers: Record<string, string>): Blueprint {
  return { version: 1, name: "shop", answers, modules: storyModules };
}

function chosen(answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries([...resolveAnswers(aBlueprint(answers), catalogue).answers].map(([question, answer]) => [question, answer.option.name]));
}

describe("resolveAnswers", () => {
  test("takes the first option that fits where nothing is written", () => {
    expect(chosen({})).toEqual({ language: "lark", framework: "nest", decomposition: "together" });
  });

  test("lets what is written decide the rest", () => {
    expect(chosen({ language: "wren" })).toMatchObject({ language: "wren", framework: "burrow" });
  });

  test("lets a later answer decide an earlier question that is open", () => {
    expect(chosen({ framework: "burrow" })).toMatchObject({ language: "wren", framework: "burrow" });
  });

  test("refuses answers that do not go together, with the nearest that do", () => {
    expect(() => chosen({ language: "lark", framework: "burrow" })).toThrow(/Nearest that is supported: choose language: wren, or choose framework: nest/);
  });

  test("brings a broker only when an event leaves its app", () => {
    expect(chosen({ decomposition: "scattered" })).toMatchObject({ broker: "post" });
    expect(() => chosen({ broker: "post" })).toThrow(UserError);
  });

  test("makes one app of modules that stay together and several of those that do not", () => {
    expect(resolveAnswers(aBlueprint({}), catalogue).apps).toEqual([{ name: "api", modules: ["catalog", "orders", "billing"] }]);
    expect(resolveAnswers(aBlueprint({ decomposition: "scattered" }), catalogue).apps.map((app) => app.name)).toEqual(["catalog", "orders", "billing"]);
  });

  test("names the nearest option of a mistyped one", () => {
    expect(() => chosen({ language: "wrenn" })).toThrow(/Did you mean "wren"/);
  });

  test("never falls back to an option that cannot be generated", () => {
    const only: Catalogue = new Map([["language", [anOption("language", "rook", { generates: false })]]]);

    expect(resolveAnswers(aBlueprint({}), only).answers.size).toBe(0);
  });
});

describe("draftBlueprint", () => {
  test("writes what is spoken and leaves out what follows", () => {
    const draft = draftBlueprint({ name: "shop", modules: storyModules }, { language: "lark", framework: "nest", decomposition: "scattered", broker: "post" }, catalogue);

    expect(draft.answers).toEqual({ language: "lark", framework: "nest", decomposition: "scattered" });
  });
});

describe("assertGenerated", () => {
  test("refuses what can only be advised, with the nearest that is written and goes with the other answers", () => {
    expect(() => assertGenerated(aBlueprint({ language: "rook" }), catalogue)).toThrow(/language: rook .*Nearest that is written: language: lark\./);
    expect(() => assertGenerated(aBlueprint({ language: "rook", framework: "burrow" }), catalogue)).toThrow(/Nearest that is written: language: wren\./);
    expect(() => assertGenerated(aBlueprint({ language: "rook", broker: "post" }), catalogue)).toThrow(/Written are: language: lark, language: wren\./);
  });

  test("lets pass what is written", () => {
    expect(() => assertGenerated(aBlueprint({ language: "wren", framework: "burrow" }), catalogue)).not.toThrow();
  });
});

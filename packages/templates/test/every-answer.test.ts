import { describe, expect, test } from "vitest";
import { questions, resolveAnswers, storyModules, UserError, type Blueprint } from "@create-backend/core";
import { folderSource } from "../scripts/folder-source.ts";
import { catalogueOf, registeredOptions, render, type LayerSource, type Rendering } from "../src/index.ts";

const source = folderSource();
const catalogue = catalogueOf(registeredOptions);
/** What templates ask for, and what `add` fetches when it is used. */
const used = new Set(["npm node-plop", "npm ts-morph"]);

/** The catalogue, noting which versions are looked up. */
const watched: LayerSource = {
  ...source,
  versions: Object.fromEntries(
    Object.entries(source.versions).map(([ecosystem, names]) => [
      ecosystem,
      new Proxy(names, {
        get: (target, name) => {
          used.add(`${ecosystem} ${String(name)}`);
          return target[String(name)];
        },
      }),
    ]),
  ),
};

/** Seconds that an app takes to stop at most, by what it is told in production, with five for what runs in the background. */
function stopSeconds(environment: Rendering["system"]["apps"][number]["environment"]): number {
  const told = (name: string) => environment.find((variable) => variable.name === name);
  const drainMs = /(\d+) in production/.exec(told("SHUTDOWN_DRAIN_MS")?.description ?? "")?.[1];
  return (Number(drainMs) + Number(told("SHUTDOWN_GRACE_MS")?.default)) / 1_000 + 5;
}

function rendered(answers: Record<string, string>, modules = storyModules): Rendering {
  return render({ version: 1, name: "shop", answers, modules }, { options: registeredOptions, source: watched, tool: "0.1.0" });
}

/** Every generated answer beside every framework, as far as they go together. */
const supported: readonly Blueprint["answers"][] = (catalogue.get("framework") ?? [])
  .filter((framework) => framework.generates)
  .flatMap((framework) =>
    [...catalogue].flatMap(([question, options]) =>
      options.filter((option) => option.generates && question !== "framework").map((option) => ({ framework: framework.name, [question]: option.name })),
    ),
  )
  .filter((answers) => goTogether(answers));

function goTogether(answers: Blueprint["answers"]): boolean {
  try {
    resolveAnswers({ version: 1, name: "shop", answers, modules: storyModules }, catalogue);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

describe("every answer", () => {
  const advised = questions.flatMap(({ name }) => (catalogue.get(name) ?? []).filter(({ generates }) => !generates).map((option) => [name, option.name] as const));

  test.each(advised)("is refused before anything is written where there are no templates for it: %s: %s", (question, name) => {
    const alone = { language: "typescript", framework: "fastify", [question]: name };

    expect(() => rendered(alone)).toThrow(expect.objectContaining({ code: expect.stringMatching(/CB-03[17]/) as string }));
  });


  test.each(supported.map((answers) => [Object.values(answers).join(" with "), answers] as const))("renders: %s", (_, answers) => {
    const { tree } = rendered(answers);

    expect(tree.size).toBeGreaterThan(40);
    for (const [path, { content }] of tree) expect(String(content), path).not.toMatch(/\{\{[#/]|\[object Object\]/);
  });

  test("renders one module alone, and names of several words", () => {
    const alone = [{ name: "case-files", owner: "team-law", uses: [], publishes: ["case-opened"], consumes: [] }];

    for (const framework of new Set(supported.map((answers) => answers["framework"] ?? ""))) expect(rendered({ framework }, alone).tree.size).toBeGreaterThan(40);
  });

  test("every version that is named is used by something", () => {
    const all = Object.entries(source.versions).flatMap(([ecosystem, names]) => Object.keys(names).map((name) => `${ecosystem} ${name}`));

    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });

  test("an app is given longer to stop than it takes by its own limits", () => {
    const apps = [...new Set(supported.map((answers) => answers["framework"] ?? ""))].flatMap((framework) => rendered({ framework }).system.apps);

    for (const app of apps) expect(app.graceSeconds, app.name).toBeGreaterThanOrEqual(stopSeconds(app.environment) + 5);
  });

  test("modules are the same bytes, however they are deployed", () => {
    const modulesOf = (answers: Record<string, string>): readonly string[] =>
      [...rendered({ framework: "fastify", ...answers }).tree].filter(([path]) => path.startsWith("modules/")).map(([path, { content }]) => `${path}\n${String(content)}`);

    expect(modulesOf({ decomposition: "microservices" })).toEqual(modulesOf({}));
    expect(modulesOf({ compute: "functions" })).toEqual(modulesOf({}));
  });
});

import { storyModules } from "@create-backend/core";
import { expect, test } from "vitest";
import { registeredOptions } from "../src/options.generated.ts";
import { render, withRecord } from "../src/render/render.ts";
import { folderSource } from "../scripts/folder-source.ts";

interface Manager {
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
  readonly depNameTemplate?: string;
}

const answers = { language: "typescript", framework: "fastify", decomposition: "modular-monolith", compute: "containers", database: "postgresql", pipeline: "github-actions", monitoring: "opentelemetry" };

test("Renovate finds every version that a repository follows, and nothing else", () => {
  const standards = ["../standards", "@acme/backend-standards@3.1.0", "rules@2"];
  const tree = withRecord(render({ version: 1, name: "shop", extends: standards, answers, modules: storyModules }, { options: registeredOptions, source: folderSource(), tool: "0.1.0" }));
  const { customManagers } = JSON.parse(String(tree.get("renovate.json")?.content)) as { readonly customManagers: readonly Manager[] };
  const found = customManagers.flatMap(({ managerFilePatterns, matchStrings, depNameTemplate }) => {
    const files = [...tree].filter(([path]) => managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(path)));
    return files.flatMap(([path, { content }]) =>
      matchStrings.flatMap((match) => [...String(content).matchAll(new RegExp(match, "g"))].map(({ groups }) => `${path}: ${depNameTemplate ?? groups?.["depName"] ?? ""} ${groups?.["currentValue"] ?? ""}`)),
    );
  });

  expect(found).toEqual([".backend/lock.json: @create-backend/create 0.1.0", "backend.yaml: @acme/backend-standards 3.1.0", "backend.yaml: rules 2"]);
});

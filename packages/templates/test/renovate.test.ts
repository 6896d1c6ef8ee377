import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
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

test("the task of the pull request runs the version that it raised", () => {
  const tree = withRecord(render({ version: 1, name: "shop", answers, modules: storyModules }, { options: registeredOptions, source: folderSource(), tool: "0.1.0" }));
  const { packageRules } = JSON.parse(String(tree.get("renovate.json")?.content)) as { readonly packageRules: readonly { readonly postUpgradeTasks: { readonly commands: readonly string[] } }[] };
  const directory = mkdtempSync(join(tmpdir(), "renovate-"));
  try {
    mkdirSync(join(directory, ".backend"));
    writeFileSync(join(directory, ".backend/lock.json"), JSON.stringify({ version: 3, tool: "0.2.7" }));
    writeFileSync(join(directory, "npx"), '#!/bin/sh\necho "$@" > ran\n', { mode: 0o755 });
    for (const command of packageRules.flatMap(({ postUpgradeTasks }) => postUpgradeTasks.commands)) {
      execFileSync("sh", ["-c", command], { cwd: directory, env: { ...process.env, PATH: `${directory}${delimiter}${process.env["PATH"] ?? ""}` } });
    }

    expect(readFileSync(join(directory, "ran"), "utf8").trim()).toBe("--yes @create-backend/create@0.2.7 update --yes --allow-dirty --clean-part");
  } finally {
    rmSync(directory, { recursive: true });
  }
});

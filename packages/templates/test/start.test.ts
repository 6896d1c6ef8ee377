import { storyModules } from "@create-backend/core";
import { expect, it } from "vitest";
import { folderSource } from "../scripts/folder-source.ts";
import { registeredOptions } from "../src/options.generated.ts";
import { render } from "../src/render/render.ts";

function startOf(answers: Readonly<Record<string, string>>): string {
  const { tree } = render({ version: 1, name: "shop", answers, modules: storyModules }, { options: registeredOptions, source: folderSource(), tool: "0.0.0" });
  return /^## Start$(.*?)^## /ms.exec(String(tree.get("README.md")?.content))?.[1] ?? "";
}

const stacks = [
  { language: "typescript", framework: "fastify" },
  { language: "python", framework: "fastapi" },
] as const;

it.each(stacks)("with $framework, who must bring a token reads so where the start is told", (stack) => {
  const guarded = startOf({ ...stack, auth: "oidc" });
  expect(guarded).toMatch(/\ncp \.env\.example \.env .*\n(uv|pnpm)/);
  expect(guarded).toContain('-H "authorization: Bearer $TOKEN"');
  expect(startOf({ ...stack, auth: "none" })).not.toMatch(/cp |TOKEN/);
});

it.each([
  ["functions", "Needs Node.js 24 "],
  ["containers", "Needs Node.js 26 (24 works) "],
])("on %s, the README asks for the version that the repository pins", (compute, needs) => {
  expect(startOf({ language: "typescript", framework: "fastify", compute })).toContain(needs);
});

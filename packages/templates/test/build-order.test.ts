import { expect, test } from "vitest";
import { registeredOptions } from "../src/options.generated.ts";
import { render } from "../src/render/render.ts";
import { folderSource } from "../scripts/folder-source.ts";

test("a module may react to the events of one that calls it: no task waits for packages in a circle, and a build still sees the sources and migrations of all modules", () => {
  const modules = [
    { name: "catalog", owner: "team-catalog", uses: [], publishes: [], consumes: [{ module: "orders", event: "order-placed" }] },
    { name: "orders", owner: "team-orders", uses: ["catalog"], publishes: ["order-placed"], consumes: [] },
  ];
  const answers = { language: "typescript", framework: "fastify", decomposition: "microservices", compute: "containers", database: "postgresql", pipeline: "github-actions", monitoring: "opentelemetry" };
  const { tree } = render({ version: 1, name: "shop", answers, modules }, { options: registeredOptions, source: folderSource(), tool: "0.1.0" });
  const { tasks } = JSON.parse(String(tree.get("turbo.json")?.content)) as { readonly tasks: Readonly<Record<string, { readonly dependsOn?: readonly string[]; readonly inputs?: readonly string[] }>> };

  expect(Object.values(tasks).flatMap(({ dependsOn = [] }) => dependsOn).filter((task) => task.startsWith("^"))).toEqual([]);
  expect(tasks["build"]?.inputs).toEqual(expect.arrayContaining(["$TURBO_ROOT$/modules/*/src/**", "$TURBO_ROOT$/modules/*/migrations/**"]));
});

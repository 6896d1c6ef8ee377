import { parseBlueprint } from "@create-backend/core";
import { parse, parseAllDocuments } from "yaml";
import { folderSource } from "../../scripts/folder-source.ts";
import { defineOption, registeredOptions, render, type RegisteredOption, type Rendering } from "../../src/index.ts";

const told = (variable: string, more: object = {}) => ({ name: variable, description: `What ${variable} says.`, kind: "text" as const, secret: false, needed: "never" as const, ...more });

/** A language nobody knows: what operations write about it can only come from what it contributes. */
const quill = defineOption({
  title: "Quill",
  summary: "A language made up for tests.",
  order: 1,
  contribute: (project) => ({
    app: (app) => ({
      commands: { start: ["quill", "run"], migrate: ["quill", "migrate", app.name], healthy: ["quill", "ask", "http://127.0.0.1/$PORT"] },
      runtime: { name: "quill", version: "7" },
      user: 12345,
      graceSeconds: 42,
      resources: { cpu: "150m", memoryMi: 96 },
      charts: [{ title: "Ink left", query: 'quill_ink_left{job=~"$app"}', unit: "percentunit" }],
    }),
    environment: (app) => [
      told("APP_ENV", { production: "production", default: "development" }),
      told("PORT", { kind: "number", default: String(app.port) }),
      told("QUILL_TRUSTS", { behindProxy: "gate", default: "nobody" }),
      told("QUILL_INK", { default: "blue" }),
      told("QUILL_SEAL", { secret: true, needed: "production" }),
      told("QUILL_ARCHIVE", { kind: "url", outside: 443 }),
      ...app.remoteModules.map((used) => told(`${used.constant}_URL`, { kind: "url", needed: "production" })),
    ],
    commands: {
      install: "quill get", installLocked: "quill get --exactly", dev: "quill dev", start: "quill start", migrate: "quill migrate", format: "quill format", formatCheck: "quill format --check",
      lint: "quill lint", typecheck: "quill types", test: "quill test", integration: "quill test --store", build: "quill build", check: "quill check", audit: "quill audit",
    },
    readme: [{ order: 10, title: "Start", text: `Needs Quill 7 for ${project.name}.` }],
  }),
});

const stranger = (title: string) => defineOption({ title, summary: "Made up for tests.", order: 1 });

const options: readonly RegisteredOption[] = [
  ...registeredOptions.filter(({ question }) => !["language", "framework", "data-access"].includes(question)),
  { question: "language", name: "quill", definition: quill, pairs: {} },
  { question: "framework", name: "feather", definition: stranger("Feather"), pairs: {} },
  { question: "data-access", name: "inkwell", definition: stranger("Inkwell"), pairs: {} },
];

const story = `modules:
  catalog: { owner: team-catalog }
  orders: { owner: team-orders, uses: [catalog], publishes: [order-placed] }
  billing: { owner: team-billing, consumes: [orders.order-placed] }
`;

/** The two ways of cutting the story, on containers or in a cluster. */
export interface Cut {
  readonly decomposition: "modular-monolith" | "microservices";
  readonly compute: "containers" | "kubernetes";
  readonly modules?: string;
}

export const cuts: readonly Cut[] = (["modular-monolith", "microservices"] as const).flatMap((decomposition) => (["containers", "kubernetes"] as const).map((compute) => ({ decomposition, compute })));

/** The repository that operations write around the made-up language. */
export function inQuill({ decomposition, compute, modules = story }: Cut): Rendering {
  const text = `version: 1\nname: shop\nlanguage: quill\nframework: feather\ndecomposition: ${decomposition}\ncompute: ${compute}\ndatabase: postgresql\npipeline: github-actions\nmonitoring: opentelemetry\n${modules}`;
  return render(parseBlueprint(text), { options, source: folderSource(), tool: "0.0.0" });
}

/** Text of a file; a missing one fails the test by its name. */
export function textOf({ tree }: Rendering, path: string): string {
  const file = tree.get(path);
  if (file === undefined) throw new Error(`There is no ${path}.`);
  return String(file.content);
}

export function yamlOf<T>(rendering: Rendering, path: string): T {
  return parse(textOf(rendering, path)) as T;
}

export function documentsOf<T>(rendering: Rendering, path: string): readonly T[] {
  return parseAllDocuments(textOf(rendering, path)).map((document) => document.toJS() as T);
}

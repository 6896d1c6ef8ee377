import type { GeneratorDefinition, Making } from "../../../define-generator.ts";

const standsOn = ({ module }: Making): readonly string[] => [`modules/${module.name}/test/composed.ts`];

/** What can be made inside a module. Its HTTP side belongs to the framework. */
export const generators: Readonly<Record<string, GeneratorDefinition>> = {
  "use-case": {
    summary: "Something that can be done with one entity of a module, and its test",
    standsOn,
    register: ({ module, thing }) => [
      {
        file: `modules/${module.name}/src/application/${module.entity.name}-service.ts`,
        edits: [
          { kind: "import", name: thing.camel, from: `./${thing.name}.ts` },
          { kind: "member", of: `${module.entity.pascal}Service`, name: thing.camel, text: `async ${thing.camel}(id: string): Promise<${module.entity.pascal}View> {\n  return viewOf(await ${thing.camel}(this.#store, id));\n}` },
        ],
      },
    ],
  },
  endpoint: {
    summary: "An HTTP operation on one entity of a module, with its use case and a test from outside",
    takes: ["method", "path"],
    after: "use-case",
    standsOn,
    register: ({ module, thing }) => [
      {
        file: `modules/${module.name}/src/compose.ts`,
        edits: [
          { kind: "import", name: thing.camel, from: `./contract/${thing.name}.ts` },
          { kind: "item", of: "operations", text: thing.camel },
        ],
      },
    ],
  },
};

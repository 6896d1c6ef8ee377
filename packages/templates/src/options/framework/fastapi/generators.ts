import type { GeneratorDefinition } from "../../../define-generator.ts";

export const generators: Readonly<Record<string, GeneratorDefinition>> = {
  endpoint: {
    summary: "An HTTP operation on one entity of a module, with its use case and a test from outside",
    takes: ["method", "path"],
    after: "use-case",
    standsOn: ({ project, module }) => [`modules/${module.name}/tests/${project.snake}_${module.snake}_testing.py`],
    register: ({ project, module, thing }) => [
      {
        file: `modules/${module.name}/src/${project.snake}_${module.snake}/http/routes.py`,
        edits: [
          { kind: "import", name: `add_${thing.snake}`, from: `.${thing.snake}` },
          { kind: "statement", of: "build_router", text: `add_${thing.snake}(router, service)` },
        ],
      },
    ],
  },
};

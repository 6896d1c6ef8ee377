import type { GeneratorDefinition } from "../../../define-generator.ts";

export const generators: Readonly<Record<string, GeneratorDefinition>> = {
  endpoint: {
    register: ({ module, thing }) => [
      {
        file: `modules/${module.name}/src/http/routes.ts`,
        edits: [
          { kind: "import", name: `${thing.camel}Route`, from: `./${thing.name}.ts` },
          { kind: "statement", of: `${module.entity.camel}Routes`, text: `${thing.camel}Route(app, service);` },
        ],
      },
    ],
  },
};

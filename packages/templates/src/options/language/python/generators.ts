import type { GeneratorDefinition } from "../../../define-generator.ts";

/** What can be made inside a module. Its HTTP side belongs to the framework. */
export const generators: Readonly<Record<string, GeneratorDefinition>> = {
  "use-case": {
    summary: "Something that can be done with one entity of a module, and its test",
    register: ({ project, module, thing, call }) => [
      {
        file: `modules/${module.name}/src/${project.snake}_${module.snake}/application/service.py`,
        edits: [
          { kind: "import", name: thing.snake, from: `.${thing.snake}` },
          {
            kind: "member",
            of: `${module.pascal}Service`,
            name: thing.snake,
            text: `def ${thing.snake}(self, id: UUID) -> ${module.entity.pascal}:\n    """Raises \`NotFound\`${call.reads ? "" : ", or `Stale` when another change came first"}."""\n    with self._transactions.begin() as transaction:\n        return ${thing.snake}(transaction.store, id)`,
          },
        ],
      },
    ],
  },
};

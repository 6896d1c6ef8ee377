import { isBuiltin } from "node:module";

/**
 * A bundle of ES modules has no `require`, and libraries in CommonJS ask for Node's own modules by it: they get them as a module that imports them.
 * Not for the few modules that are functions themselves (assert, events).
 */
export const requiredBuiltins = {
  name: "required-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) => (kind === "require-call" && isBuiltin(path) ? { path: path.replace(/^(?:node:)?/, "node:"), namespace: "builtin" } : undefined));
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({ contents: `export * from "${path}";` }));
  },
};

/** Node loads these for milliseconds, and many runs never use them: they come with their first call. */
const heavy = /^node:(?:crypto|zlib)$/;

/** Gives functions that ask Node for the module when they are called; constants are copied. */
export const builtinsWhenUsed = {
  name: "builtins-when-used",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: heavy }, ({ path, kind }) => (kind === "import-statement" ? { path, namespace: "when-used", sideEffects: false } : undefined));
    onLoad({ filter: heavy, namespace: "when-used" }, async ({ path }) => {
      const rows = Object.entries(await import(path)).flatMap(([name, value]) => {
        if (typeof value === "function") return [`export const ${name} = (...words) => process.getBuiltinModule("${path}").${name}(...words);`];
        return name === "constants" ? [`export const constants = ${JSON.stringify(value)};`] : [];
      });
      return { contents: rows.join("\n") };
    });
  },
};

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

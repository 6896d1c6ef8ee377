/** Stands for "handlebars" in the bundle: its `compile` takes code that `precompiled.mjs` has made. */
import runtime from "handlebars/dist/cjs/handlebars.runtime.js";

const { create } = runtime.default ?? runtime;

export default {
  create() {
    const engine = create();
    engine.compile = (code) => engine.template((0, eval)(`(${code})`));
    return engine;
  },
};

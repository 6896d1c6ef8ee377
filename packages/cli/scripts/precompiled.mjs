/**
 * Templates are compiled when the package is built: a run carries the small runtime of Handlebars and no compiler.
 * `compiledSource` puts the code in place of each template's text; `handlebars-runtime.mjs`, which the bundle takes for "handlebars", runs it.
 */
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(import.meta.dirname, "../../templates/package.json"));
const { default: Handlebars } = await import(require.resolve("handlebars"));

/** As `render/template.ts` compiles; the runtime refuses anything else. */
const options = { strict: true, noEscape: true };

/** The same layers, with code for templates. */
export function compiledSource(source) {
  return { ...source, filesOf: (layer) => source.filesOf(layer).map((file) => (file.path.endsWith(".hbs") ? { ...file, content: compiled(file.content, `${layer}/${file.path}`) } : file)) };
}

function compiled(text, name) {
  try {
    return `${Handlebars.precompile(text, options)}`;
  } catch (cause) {
    throw new Error(`The template ${name} cannot be compiled: ${cause.message}`, { cause });
  }
}

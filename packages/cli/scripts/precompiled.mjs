/**
 * Templates are compiled when the package is built: a run carries the small runtime of Handlebars and no compiler.
 * `compiledSource` puts the code in place of each template's text; `handlebars-runtime.mjs`, which the bundle takes for "handlebars", runs it.
 */
import { transformSync } from "esbuild";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileOptions } from "@create-backend/templates";

const require = createRequire(join(import.meta.dirname, "../../templates/package.json"));
const { default: Handlebars } = await import(require.resolve("handlebars"));

const options = compileOptions();

/** The same layers, with code for templates. */
export function compiledSource(source) {
  return { ...source, filesOf: (layer) => source.filesOf(layer).map((file) => (file.path.endsWith(".hbs") ? { ...file, content: compiled(file.content, `${layer}/${file.path}`) } : file)) };
}

function compiled(text, name) {
  try {
    return compact(`${Handlebars.precompile(text, options)}`);
  } catch (cause) {
    throw new Error(`The template ${name} cannot be compiled: ${cause.message}`, { cause });
  }
}

/**
 * The same code in a third of the bytes, for reading it is most of what filling a template takes: without the place of each expression (messages name the template),
 * without the stand-in for a function that every runtime has, and with short names.
 */
function compact(code) {
  const place = '\\{"start":\\{"line":\\d+,"column":\\d+\\},"end":\\{"line":\\d+,"column":\\d+\\}\\}';
  const bare = code
    .replaceAll(new RegExp(`,"loc":${place}`, "g"), "")
    .replaceAll(new RegExp(`, ${place} ?\\)`, "g"), ")")
    .replaceAll(/container\.lookupProperty \|\| function\(parent, propertyName\) \{[^}]*\}[^}]*\}/g, "container.lookupProperty");
  // In brackets, a function is compiled when it is read: nearly all of them are called, and would be read twice.
  const parts = Object.entries((0, eval)(`(${bare})`)).map(([key, part]) => `${key}:${typeof part === "function" ? `(${short(part)})` : JSON.stringify(part)}`);
  return `{${parts.join(",")}}`;
}

function short(part) {
  return transformSync(`x=${part}`, { minify: true, target: "node20", charset: "utf8" }).code.trim().replace(/^x=/, "").replace(/;$/, "");
}

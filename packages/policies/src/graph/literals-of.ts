import type { Literal } from "./literals.ts";
import { pythonLiterals } from "./python/literals.ts";
import { typeScriptLiterals } from "./typescript/literals.ts";

/** The strings of a source, with the calls they stand in; none for languages whose strings are not read yet. */
export function literalsOf(text: string, path: string): readonly Literal[] {
  if (/\.pyi?$/.test(path)) return pythonLiterals(text);
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) ? typeScriptLiterals(text, path) : [];
}

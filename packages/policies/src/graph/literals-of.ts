import { csharpLiterals } from "./csharp/strings.ts";
import { goLiterals } from "./go/literals.ts";
import { javaLiterals } from "./java/literals.ts";
import type { Literal } from "./literals.ts";
import { pythonLiterals } from "./python/literals.ts";
import { typeScriptLiterals } from "./typescript/literals.ts";

/** The strings of a source, with the calls they stand in; none for files of no language that is known. */
export function literalsOf(text: string, path: string): readonly Literal[] {
  if (/\.pyi?$/.test(path)) return pythonLiterals(text);
  if (/\.(?:[cm]?[jt]s|[jt]sx)$/.test(path)) return typeScriptLiterals(text, path);
  if (path.endsWith(".java")) return javaLiterals(text);
  if (path.endsWith(".go")) return goLiterals(text);
  return path.endsWith(".cs") ? csharpLiterals(text) : [];
}

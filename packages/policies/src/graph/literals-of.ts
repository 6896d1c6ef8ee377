import { csharpLiterals } from "./csharp/strings.ts";
import { goLiterals } from "./go/literals.ts";
import { javaLiterals } from "./java/literals.ts";
import type { Call, Literal, StringsAndCalls } from "./literals.ts";
import { pythonLiterals } from "./python/literals.ts";
import { typeScriptLiterals } from "./typescript/literals.ts";

const nothing: StringsAndCalls = { literals: [], calls: [] };

/** The strings of a source, with the calls they stand in; none for files of no language that is known. */
export function literalsOf(text: string, path: string): readonly Literal[] {
  return read(text, path).literals;
}

/** The calls in a source by the names of what they call; texts and comments hold none. */
export function callsOf(text: string, path: string): readonly Call[] {
  return read(text, path).calls;
}

function read(text: string, path: string): StringsAndCalls {
  if (/\.pyi?$/.test(path)) return pythonLiterals(text);
  if (/\.(?:[cm]?[jt]s|[jt]sx)$/.test(path)) return typeScriptLiterals(text, path);
  if (path.endsWith(".java")) return javaLiterals(text);
  if (path.endsWith(".go")) return goLiterals(text);
  return path.endsWith(".cs") ? csharpLiterals(text) : nothing;
}

import { blanked } from "./blanked.ts";
import { literalsOf } from "./literals-of.ts";
import { typeScriptGaps } from "./typescript/gaps.ts";

/** A source with blanks in place of its strings, comments and regular expressions: offsets hold. */
export function bareCode(text: string, path: string): string {
  if (/\.(?:[cm]?[jt]s|[jt]sx)$/.test(path)) return blanked(text, typeScriptGaps(text, path));
  const comments = /\.pyi?$/.test(path) ? /#.*/g : /\/\*[^]*?\*\/|\/\/.*/g;
  return blanked(text, literalsOf(text, path)).replace(comments, (comment) => comment.replace(/[^\n]/g, " "));
}

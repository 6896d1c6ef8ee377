import { blanked } from "./blanked.ts";
import { literalsOf } from "./literals-of.ts";
import { typeScriptGaps } from "./typescript/gaps.ts";
import { isComponent, scriptsIn } from "./typescript/scripts.ts";

/** A source with blanks in place of its strings, comments and regular expressions: offsets hold. */
export function bareCode(text: string, path: string): string {
  if (isComponent(path)) return bareScripts(text);
  if (/\.(?:[cm]?[jt]s|[jt]sx)$/.test(path)) return blanked(text, typeScriptGaps(text, path));
  const comments = /\.pyi?$/.test(path) ? /#.*/g : /\/\*[^]*?\*\/|\/\/.*/g;
  return blanked(text, literalsOf(text, path)).replace(comments, (comment) => comment.replace(/[^\n]/g, " "));
}

/** All but the code of its scripts is blank. */
function bareScripts(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { tag, start, end } of scriptsIn(text)) {
    const script = text.slice(start, end);
    parts.push(" ".repeat(start - at), blanked(script, typeScriptGaps(script, /lang=["'](?:tsx|jsx)["']/.test(tag) ? "script.tsx" : "script.ts")));
    at = end;
  }
  return `${parts.join("")}${" ".repeat(text.length - at)}`;
}

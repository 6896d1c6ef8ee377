import { blanked } from "./blanked.ts";
import { literalsOf } from "./literals-of.ts";

/** A source with blanks in place of its strings and comments: lines and offsets hold. */
export function bareCode(text: string, path: string): string {
  const comments = /\.pyi?$/.test(path) ? /#.*/g : /(?<!\\)\/\*[^]*?\*\/|\/\/.*/g;
  return blanked(text, literalsOf(text, path)).replace(comments, (comment) => comment.replace(/[^\n]/g, " "));
}

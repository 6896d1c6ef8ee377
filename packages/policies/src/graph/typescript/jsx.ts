import { ch, isQuote, isWordCode, skipTrivia, stringEnd, wordEnd } from "./tokens.ts";

/** Whether `<` in front of an expression opens JSX; `<T,>(…)` and `<T extends U>(…)` are type parameters. */
export function startsJsx(text: string, less: number): boolean {
  const at = skipTrivia(text, less + 1);
  if (text.charCodeAt(at) === ch.greater) return true;
  if (!isWordCode(text.charCodeAt(at))) return false;
  const end = wordEnd(text, at);
  if (text.slice(at, end) === "const") return false;
  const next = skipTrivia(text, end);
  const code = text.charCodeAt(next);
  if (code === ch.comma || code === ch.equals) return false;
  return !(text.startsWith("extends", next) && !isWordCode(text.charCodeAt(next + 7)) && text.charCodeAt(skipTrivia(text, next + 7)) !== ch.equals);
}

/** From inside a tag to its `{`, its `/` before `>`, or its `>`. */
export function skipJsxTag(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === ch.openBrace) return at;
    if (code === ch.less) depth++;
    else if (code === ch.greater) {
      if (depth === 0) return at;
      depth--;
    } else if (code === ch.slash) {
      const next = text.charCodeAt(at + 1);
      if (next === ch.greater && depth === 0) return at;
      if (next === ch.slash || next === ch.star) {
        at = skipTrivia(text, at);
        continue;
      }
    } else if (isQuote(code)) {
      // JSX strings know no escapes and may span lines; type arguments hold ordinary strings.
      const end = depth > 0 ? stringEnd(text, at) : text.indexOf(text[at] as string, at + 1) + 1;
      at = end > 0 ? end : at + 1;
      continue;
    }
    at++;
  }
  return text.length;
}

/** From JSX text to the next `<` or `{`. */
export function skipJsxText(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === ch.less || code === ch.openBrace) return at;
    at++;
  }
  return at;
}

import { isQuote, lineEnd, stringEnd, templateEnd } from "./tokens.ts";

/** The parts of an object or a list as they are written, from the bracket at `open` on: what commas part, comments left out. Nothing where it does not end. */
export function partsOf(text: string, open: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  for (let at = open; at < text.length; ) {
    const next = afterSilent(text, at);
    if (next > at) {
      at = next;
      continue;
    }
    const sign = text.charAt(at);
    const end = afterString(text, at);
    const opens = /[[{(]/.test(sign);
    if (/[\]})]/.test(sign) && --depth === 0) return [...parts, part].map((found) => found.trim()).filter((found) => found !== "");
    if (depth === 1 && sign === ",") {
      parts.push(part);
      part = "";
    } else if (depth > 0) part += text.slice(at, end);
    if (opens) depth++;
    at = end;
  }
  return [];
}

/** A pair of an object: its key without quotes, and what is written behind the colon. */
export function pairOf(part: string): readonly [key: string, value: string] | undefined {
  const [, quoted, word, value] = /^(?:(["'][^"'\n]*["'])|([\w$]+))\s*:\s*([^]*)$/.exec(part) ?? [];
  return value === undefined ? undefined : [quoted?.slice(1, -1) ?? word ?? "", value];
}

/** Every plain string in a piece of code. */
export function stringsIn(code: string): readonly string[] {
  return Array.from(code.matchAll(/(["'`])((?:(?!\1)[^\\\n])*)\1/g), ([, , value = ""]) => value);
}

/** Over a comment. */
function afterSilent(text: string, at: number): number {
  if (text.startsWith("//", at)) return lineEnd(text, at);
  if (!text.startsWith("/*", at)) return at;
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 2;
}

function afterString(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 92) return at + 2;
  const end = code === 96 ? templateEnd(text, at + 1) : isQuote(code) ? stringEnd(text, at) : at + 1;
  return end <= at ? at + 1 : end;
}

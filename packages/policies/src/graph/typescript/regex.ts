import { ch } from "./tokens.ts";

/** The offset after a regular expression with its flags, or -1 when the slash opens none on this line. */
export function regexEnd(text: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === ch.lineFeed) return -1;
    if (code === ch.backslash) at++;
    else if (code === ch.openSquare) inClass = true;
    else if (code === ch.closeSquare) inClass = false;
    else if (code === ch.slash && !inClass) return flagsEnd(text, at + 1);
  }
  return -1;
}

function flagsEnd(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= 97 && text.charCodeAt(at) <= 122) at++;
  return at;
}

/**
 * A text without its blocks of documentation: `/**` at the beginning of a line, with a star at the beginning of every line up to its end.
 * Blocks that look otherwise stay, so no code goes; offsets do not hold. For looking whether a text is worth reading.
 */
export function withoutDocumentation(text: string): string {
  let code = "";
  let from = 0;
  for (let at = text.indexOf("/**"); at >= 0; ) {
    const end = text.indexOf("*/", at + 3);
    if (end < 0) break;
    if (beginsLine(text, at) && isStarred(text, at, end)) {
      code += text.slice(from, at);
      from = end + 2;
    }
    at = text.indexOf("/**", Math.max(from, at + 3));
  }
  return from === 0 ? text : code + text.slice(from);
}

const [tab, lineFeed, space] = [9, 10, 32];

function beginsLine(text: string, from: number): boolean {
  let at = from - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at))) at--;
  return at < 0 || text.charCodeAt(at) === lineFeed;
}

/** A line that begins with anything but a star. */
const unstarred = /\n[ \t]*[^ \t\r\n*]/;

function isStarred(text: string, from: number, end: number): boolean {
  return !unstarred.test(text.slice(from, end));
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** The offset after blanks and comments; after ends of lines, too, where they end nothing. */
export function skipTrivia(text: string, from: number, lines: boolean): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 13 || code === 0xfeff || (lines && code === 10)) at++;
    else if (code === 35 || (code === 47 && text.charCodeAt(at + 1) === 47)) at = endOr(text, text.indexOf("\n", at), 0);
    else if (code === 47 && text.charCodeAt(at + 1) === 42) at = endOr(text, text.indexOf("*/", at + 2), 2);
    else return at;
  }
}

function endOr(text: string, found: number, more: number): number {
  return found < 0 ? text.length : found + more;
}

/** The offset after a word; words may hold hyphens. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45 || code > 127; code = text.charCodeAt(at)) at++;
  return at;
}

/** The offset after a string in quotes, over the code that it may hold; -1 where it does not end. */
export function skipTemplate(text: string, start: number): number {
  /** For every string that is open, how many braces are open in the code around it. */
  const outer: number[] = [];
  let braces = -1;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (braces < 0) {
      if (sign === "\\") at++;
      else if (sign === "\n") return -1;
      else if ((sign === "$" || sign === "%") && text.charAt(at + 1) === sign && text.charAt(at + 2) === "{") at += 2;
      else if ((sign === "$" || sign === "%") && text.charAt(at + 1) === "{") {
        braces = 0;
        at++;
      } else if (sign === '"') {
        const around = outer.pop();
        if (around === undefined) return at + 1;
        braces = around;
      }
    } else if (sign === '"') {
      outer.push(braces);
      braces = -1;
    } else if (sign === "{") braces++;
    else if (sign === "}") braces--;
  }
  return -1;
}

/** What Java, Go and C# share: blanks, comments, words and dotted names. */

/** The offset after blanks and comments. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 0xa0 || code === 0xfeff) at++;
    else if (code === 47 && text.charCodeAt(at + 1) === 47) at = lineEnd(text, at);
    else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const end = text.indexOf("*/", at + 2);
      if (end < 0) return text.length;
      at = end + 2;
    } else return at;
  }
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

export function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code > 127;
}

export function isWordPart(code: number): boolean {
  return isWordStart(code) || (code >= 48 && code <= 57);
}

export function wordEnd(text: string, from: number): number {
  let at = from;
  while (isWordPart(text.charCodeAt(at))) at++;
  return at;
}

/** A keyword at an offset, as a whole word. */
export function hasWord(text: string, at: number, word: string): boolean {
  return text.startsWith(word, at) && !isWordPart(text.charCodeAt(at + word.length));
}

/** A dotted name as it is written, blanks and comments between its parts left out. */
export interface DottedName {
  readonly value: string;
  readonly end: number;
}

/** What is longer is read over, and means nothing. */
const longestName = 1000;

export function readDotted(text: string, from: number): DottedName | undefined {
  let end = wordEnd(text, from);
  if (end === from) return undefined;
  /** Where the part ends that is written without blanks and is not too long; from then on parts are put together. */
  let written = end;
  let value: string | undefined;
  for (;;) {
    const dot = text.charCodeAt(end) === 46 ? end : skipBlanks(text, end);
    if (text.charCodeAt(dot) !== 46) break;
    const start = skipBlanks(text, dot + 1);
    if (text.charCodeAt(start) === 42) return { value: `${value ?? text.slice(from, written)}.*`, end: start + 1 };
    const next = wordEnd(text, start);
    if (next === start) break;
    if (value === undefined && start === end + 1 && written === end && end - from < longestName) written = next;
    else {
      value ??= text.slice(from, written);
      if (value.length < longestName) value += `.${text.slice(start, next)}`;
    }
    end = next;
  }
  return { value: value ?? text.slice(from, written), end };
}

/** Whether what begins with a quote, or with signs in front of one, ends with one. */
export function isClosed(text: string, start: number, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return end > start + 1 && (last === 34 || last === 39 || last === 96);
}

/** The offset after a quoted literal with backslash escapes; at its line's end when it is not closed. */
export function skipQuoted(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) return at + 1;
    else if (code === 10) return at;
  }
  return text.length;
}

import { ch } from "./tokens.ts";

/** Finds the ends of the regular expressions of one text. What was found out about a stretch is kept: a line of a million slashes and brackets is read once. */
export class RegexReader {
  private readonly text: string;
  /** A class that was read: every `[` inside of it ends where it does. */
  private readonly read = { from: -1, end: -1 };
  /** Where the last class ended, and what came of the rest. */
  private readonly rest = { from: -1, end: -1 };

  constructor(text: string) {
    this.text = text;
  }

  /** The offset after a regular expression with its flags, or -1 when the slash opens none on this line. */
  end(from: number): number {
    const { text } = this;
    const closed: number[] = [];
    let at = from + 1;
    let end = -1;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === ch.lineFeed) break;
      if (code === ch.slash) {
        end = flagsEnd(text, at + 1);
        break;
      }
      at = code === ch.openSquare ? this.classEnd(at) : at + (code === ch.backslash ? 2 : 1);
      if (code !== ch.openSquare) continue;
      if (at === this.rest.from) {
        end = this.rest.end;
        break;
      }
      closed.push(at);
    }
    if (closed[0] !== undefined) Object.assign(this.rest, { from: closed[0], end });
    return end;
  }

  /** From `[` to behind its `]`; to the end of the line where there is none. */
  private classEnd(open: number): number {
    if (open > this.read.from && open < this.read.end) return this.read.end;
    const { text } = this;
    let at = open + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === ch.lineFeed) break;
      if (code === ch.backslash) at++;
      else if (code === ch.closeSquare) {
        at++;
        break;
      }
    }
    Object.assign(this.read, { from: open, end: at });
    return at;
  }
}

function flagsEnd(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= 97 && text.charCodeAt(at) <= 122) at++;
  return at;
}

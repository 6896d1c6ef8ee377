/** A word, a string, or a sign of Python. */
export interface Token {
  readonly kind: "name" | "string" | "sign";
  readonly text: string;
  readonly start: number;
  /** Brackets that are open around it. */
  readonly depth: number;
  /** Which logical line it stands in. */
  readonly line: number;
}

const piece = /[ \t\f\ufeff]+|\\\r?\n|\r?\n|#[^\n]*|(?<prefix>[rRbBuUfFtT]{0,2})(?<quote>"""|'''|"|')|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|\d[\w.]*|:=|==|!=|<=|>=|->|\*\*|[-+*/%@&|^]=|./gy;

/** Reads a text of Python; undefined where a string or a bracket is not closed. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let [depth, line] = [0, 0];
  piece.lastIndex = 0;
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    const [said] = match;
    const start = match.index;
    if (match.groups?.["quote"] !== undefined) {
      const end = stringEnd(text, piece.lastIndex, match.groups["quote"]);
      if (end === undefined) return undefined;
      tokens.push({ kind: "string", text: text.slice(start, end), start, depth, line });
      piece.lastIndex = end;
    } else if (/^\r?\n$/.test(said)) line += depth === 0 ? 1 : 0;
    else if (/^(?!\s)[\w\u0080-\uffff]/.test(said)) tokens.push({ kind: "name", text: said, start, depth, line });
    else if (!/^[\s#\\]/.test(said)) {
      if (/^[)\]}]$/.test(said)) depth -= 1;
      if (depth < 0) return undefined;
      tokens.push({ kind: "sign", text: said, start, depth, line });
      if (/^[([{]$/.test(said)) depth += 1;
      // A second statement in the line.
      if (said === ";" && depth === 0) line += 1;
    }
  }
  return depth === 0 ? tokens : undefined;
}

function stringEnd(text: string, from: number, quote: string): number | undefined {
  const stop = quote.length === 3 ? new RegExp(`\\\\[^]|${quote}`, "g") : new RegExp(`\\\\(?:\\r\\n|[^])|\\n|${quote}`, "g");
  stop.lastIndex = from;
  for (let match = stop.exec(text); match !== null; match = stop.exec(text)) {
    if (match[0] === quote) return stop.lastIndex;
    if (match[0] === "\n") return undefined;
  }
  return undefined;
}

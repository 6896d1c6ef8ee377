/** A word, a quoted name or a sign of SQL. Texts and comments are left out. */
export interface SqlToken {
  /** Words in lower case, unless `quoted`. */
  readonly value: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

const token = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|'[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"|`[^`]*`|\[[A-Za-z_][^\]\n]{0,127}\]|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|[^\s\w]/g;

/** The tokens of a SQL text. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  for (const match of sql.matchAll(token)) {
    const [written] = match;
    const at = { start: match.index, end: match.index + written.length };
    if (/^["`[]/.test(written) && written.length > 1) tokens.push({ value: written.slice(1, -1).replaceAll('""', '"'), quoted: true, ...at });
    else if (!/^(?:--|\/\*|'|\$)/.test(written)) tokens.push({ value: written.toLowerCase(), quoted: false, ...at });
    else if (!/^(?:--|\/\*)/.test(written)) tokens.push({ value: "'", quoted: false, ...at });
  }
  return tokens;
}

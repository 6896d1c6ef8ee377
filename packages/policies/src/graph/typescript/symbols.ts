import { Lexer, mayHoldJsx } from "./lexer.ts";
import { isWordCode, wordEnd } from "./tokens.ts";

const declaring = new Set(["function", "class", "interface", "type", "enum", "namespace", "const", "let", "var"]);

const declaration = "(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:async )?(?:(?:const )?enum|function\\*?|class|interface|type|namespace|const|let|var) +([\\w$\\u0080-\\uffff]+)";
/** A declaration that a text begins with, and every other one at the beginning of a line: the engine finds the end of a line sooner than the beginning of one. */
const first = new RegExp(declaration, "y");
const further = new RegExp(`[\\n\\r\\u2028\\u2029]${declaration}`, "g");

/**
 * Names by which a text is told from others: the first `most` that are declared at the beginning of a line, in their order. One native look,
 * which a template or a comment may mislead; what it names then tells the file just as well.
 */
export function typeScriptTelling(text: string, path: string, most: number): readonly string[] {
  const found = new Set<string>();
  first.lastIndex = 0;
  const top = first.exec(text);
  if (top !== null) found.add(top[1] as string);
  further.lastIndex = 0;
  for (let match = further.exec(text); match !== null && found.size < most; match = further.exec(text)) found.add(match[1] as string);
  return found.size > 0 ? [...found] : typeScriptSymbols(text, path, most);
}

/** Names that a TypeScript or JavaScript text declares at its top, in their order; the first `most` of them. */
export function typeScriptSymbols(text: string, path: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const found = new Set<string>();
  const word = (start: number, end: number, lexer: Lexer): void => {
    if (lexer.depth > 0 || !declaring.has(lexer.previous)) return;
    const name = text.slice(start, end);
    if (!declaring.has(name)) found.add(name);
    if (found.size >= most) lexer.stop();
  };
  new Lexer({ text, facts: [] }, mayHoldJsx(path), { word }).run(0);
  return [...found];
}

const plain = /^export (?:declare )?(?:abstract )?(?:async )?(?:const|function|class|interface|type|enum|namespace|let|var) $/;
/** A declaring word right before a name, or a comment that may hide one. */
const declaringBefore = new RegExp(`\\b(?:${[...declaring].join("|")})\\s+$|\\*/\\s*$`);
const longest = 60;

/** Looks only at what stands in front of the name: an export at the beginning of a line is plain, and a name that no declaring word precedes is none. */
export function typeScriptDeclares(text: string, name: string): boolean | undefined {
  let sure = true;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (wordEnd(text, at) !== at + name.length || isWordCode(text.charCodeAt(at - 1))) continue;
    const before = text.slice(Math.max(0, at - longest), at);
    if (plain.test(before.slice(before.lastIndexOf("\n") + 1))) return true;
    sure &&= !declaringBefore.test(before);
  }
  return sure ? false : undefined;
}

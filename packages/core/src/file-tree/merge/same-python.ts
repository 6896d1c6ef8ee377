import type { ThreeTexts } from "./merge-text.ts";

/** Tokens of Python with operators whole; what matches nothing here (a string that does not end, a tab) makes a text incomparable. */
const token = /(?<gap>[ \f]+|\\\n)|(?<line>\n)|(?<comment>#[^\n]*)|(?<text>[A-Za-z]{0,2}(?:"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\[^]|[^\\\n"])*"|'(?:\\[^]|[^\\\n'])*'))|(?<word>[\p{L}\p{N}_]+)|(?<sign>(?:\*\*|\/\/|>>|<<|[-+*/%&|^@=!<>:])=|\*\*|\/\/|>>|<<|->|[-+*/%&|^@=<>:;,.~()[\]{}])/uy;

/** A bracket after one of these begins a value and is no call. */
const keywords = new Set("and as assert await case del elif else except for from if import in is lambda match not or raise return while with yield".split(" "));
/** After these, and before one of `after`, brackets around one value change nothing. */
const before = new Set(["return", "assert", "=", ":", ",", "(", "[", "{"]);
const after = new Set([",", ")", "]", "}", "\n"]);
/** Between brackets, these mean something else without them. */
const bound = new Set(["for", "yield", ":="]);

interface Bracket {
  readonly at: number;
  readonly sign: string;
  /** A call, or a value in brackets of a list or set: one comma more at its end says nothing. */
  readonly isLoose: boolean;
  commas: number;
  isBound: boolean;
}

/** Whether two texts are the same Python, laid out in other lines: the same tokens in the same order, but for the kind of quotes, for commas at the end of brackets and for brackets around one value, which formatters add where they break a line. In doubt they are not. */
export function isSamePython(one: string, other: string): boolean {
  const [a, b] = [tokensOf(one), tokensOf(other)];
  return a !== undefined && b !== undefined && a.length === b.length && a.every((each, index) => each === b[index]);
}

/** The side that only laid the whole text out anew, so that there is nothing of it to merge. */
export function formattedBy(path: string, { base, mine, theirs }: ThreeTexts): "mine" | "theirs" | undefined {
  if (!path.endsWith(".py")) return undefined;
  if (isSamePython(base, mine)) return "mine";
  return isSamePython(base, theirs) ? "theirs" : undefined;
}

function tokensOf(source: string): readonly string[] | undefined {
  const tokens = new Tokens();
  const text = source.replaceAll("\r\n", "\n");
  token.lastIndex = 0;
  let indent: string | undefined = "";
  while (token.lastIndex < text.length) {
    const groups = token.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const { gap, line, comment, text: string, word = "", sign = "" } = groups;
    if (string !== undefined && !isWhole(string)) return undefined;
    if (line !== undefined) indent = "";
    else if (gap !== undefined) indent = indent === undefined ? undefined : gap;
    else if (comment !== undefined) tokens.comment(comment.trimEnd());
    else {
      if (indent !== undefined && !tokens.isInside) tokens.add("\n", indent);
      indent = undefined;
      tokens.add(string === undefined ? word + sign : inDoubleQuotes(string));
    }
  }
  return tokens.end();
}

/** A text that holds neither quotes nor escapes is the same in either kind of quotes. */
function inDoubleQuotes(text: string): string {
  return text.replace(/^([A-Za-z]*)'([^'"\\]*)'$/, '$1"$2"');
}

/** What is filled into an f-string may hold quotes of its own, so that the string seems to end too early. */
function isWhole(text: string): boolean {
  return !/^[a-z]*[ft]/i.test(text) || text.split("{").length === text.split("}").length;
}

/** Tokens as they come, without what says nothing. */
class Tokens {
  private readonly list: string[] = [];
  private readonly open: Bracket[] = [];
  /** Brackets around one value that have just been closed: superfluous if what follows allows it. */
  private closed: { readonly from: number; readonly to: number } | undefined;
  private last = "\n";

  get isInside(): boolean {
    return this.open.length > 0;
  }

  comment(text: string): void {
    this.list.push(text);
  }

  add(sign: string, indent = ""): void {
    this.dropClosed(sign);
    const inside = this.open.at(-1);
    if (sign === "," && inside !== undefined) inside.commas += 1;
    if (bound.has(sign) && inside !== undefined) inside.isBound = true;
    if (["(", "[", "{"].includes(sign)) this.open.push({ at: this.list.length, sign, isLoose: this.isLoose(sign), commas: 0, isBound: false });
    if ([")", "]", "}"].includes(sign)) this.close();
    this.list.push(sign + indent);
    this.last = sign;
  }

  end(): readonly string[] | undefined {
    this.dropClosed("\n");
    return this.isInside ? undefined : this.list;
  }

  private isLoose(sign: string): boolean {
    const isAfterValue = /^[\p{L}\p{N}_)\]}]|["']$/u.test(this.last) && !keywords.has(this.last);
    return sign === "{" || (sign === "[" ? !isAfterValue : isAfterValue || this.last === "import");
  }

  private close(): void {
    const bracket = this.open.pop();
    if (bracket === undefined) return;
    const { at, sign, isLoose, commas, isBound } = bracket;
    const comma = this.list.lastIndexOf(",");
    if (this.last === "," && comma > at + 1 && (isLoose || commas > 1)) this.list.splice(comma, 1);
    const isImport = isLoose && this.before(at) === "import";
    const isOne = commas === 0 && !isBound && this.last !== "(" && before.has(this.before(at));
    if (sign === "(" && (isImport || isOne)) this.closed = { from: at, to: this.list.length };
  }

  private dropClosed(next: string): void {
    if (this.closed !== undefined && after.has(next)) {
      this.list.splice(this.closed.to, 1);
      this.list.splice(this.closed.from, 1);
    }
    this.closed = undefined;
  }

  private before(at: number): string {
    let index = at - 1;
    while (this.list[index]?.startsWith("#") === true) index -= 1;
    return this.list[index] ?? "";
  }
}

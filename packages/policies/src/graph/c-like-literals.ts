import { isWordStart, lineEnd, skipBlanks, wordEnd } from "./c-like.ts";
import type { Call, StringsAndCalls } from "./literals.ts";

/** A quoted text: its content, and where the code goes on. `text` is false for single characters. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly text: boolean;
}

/** What a language calls a string: undefined where none begins. */
export type QuoteReader = (text: string, at: number) => Quoted | undefined;

/** Every string of a Java, Go or C# text, with the call it stands in and the name it is given to. Strings joined by `+` are one. With `composites` a word with a brace behind it, as `Writer{Topic: "x"}`, is read like a call. */
export function cLikeLiterals(text: string, quotedAt: QuoteReader, composites = false): StringsAndCalls {
  const reader = new Reader(text, quotedAt, composites);
  reader.run();
  return { literals: reader.found, calls: reader.made };
}

interface Open {
  value: string;
  readonly start: number;
  readonly call: Call | undefined;
  readonly name: string | undefined;
}

/** Types whose values say nothing of what they are for. */
const plainTypes = new Set(["string", "byte", "rune", "any", "interface", "struct", "error", "int", "int32", "int64", "float64", "bool"]);

class Reader {
  readonly found: Open[] = [];
  readonly made: Call[] = [];
  private readonly text: string;
  private readonly quotedAt: QuoteReader;
  private readonly composites: boolean;
  private readonly calls: (Call | undefined)[] = [];
  private word = "";
  private wordAt = 0;
  /** The word in front of type arguments. */
  private generic = { word: "", at: 0 };
  private name: string | undefined;
  /** A string stands in front of the plus that was read last. */
  private joins: "no" | "after a string" | "after its plus" = "no";

  constructor(text: string, quotedAt: QuoteReader, composites: boolean) {
    this.text = text;
    this.quotedAt = quotedAt;
    this.composites = composites;
  }

  run(): void {
    const { text } = this;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const quoted = this.quotedAt(text, at);
      if (quoted !== undefined) {
        if (quoted.text) this.literal(quoted);
        else [this.word, this.name, this.joins] = ["", undefined, "no"];
        at = Math.max(quoted.next, at + 1);
      } else if (isWordStart(code)) {
        const end = wordEnd(text, at);
        this.word = text.slice(at, end);
        this.wordAt = at;
        this.joins = "no";
        at = end;
      } else if (code <= 32) at++;
      else if (code === 47 && text.charCodeAt(at + 1) === 47) at = lineEnd(text, at);
      else if (code === 47 && text.charCodeAt(at + 1) === 42) at = Math.max(skipBlanks(text, at), at + 2);
      else this.sign(text.charAt(at), at++);
    }
  }

  private literal({ start, end }: Quoted): void {
    const value = this.text.slice(start, end);
    const before = this.found.at(-1);
    if (this.joins === "after its plus" && before !== undefined) before.value += " ".repeat(start - before.start - before.value.length) + value;
    else {
      const call = this.calls.at(-1);
      const literal = { value, start, call, name: this.name };
      call?.literals.push(literal);
      this.found.push(literal);
      this.name = undefined;
    }
    this.word = "";
    this.joins = "after a string";
  }

  private called(): Call | undefined {
    if (this.word === "") return undefined;
    const call = { callee: this.word, start: this.wordAt, literals: [] };
    this.made.push(call);
    return call;
  }

  /** What a brace opens: a value of the type in front of it, or more of what is open. */
  private braced(at: number): Call | undefined {
    const isType = this.word !== "" && this.wordAt + this.word.length === at && !plainTypes.has(this.word);
    return isType ? { callee: this.word, start: this.wordAt, literals: [] } : this.calls.at(-1);
  }

  private sign(sign: string, at: number): void {
    if (sign === "(") this.calls.push(this.called());
    else if (this.composites && sign === "{") this.calls.push(this.braced(at));
    else if (this.composites && sign === "}") this.calls.pop();
    else if (sign === "[") this.calls.push(this.calls.at(-1));
    else if (sign === ")" || sign === "]") this.calls.pop();
    this.joins = sign === "+" && this.joins === "after a string" ? "after its plus" : "no";
    if (sign === "=" || sign === ":") this.name = this.word === "" ? this.name : this.word;
    else if (sign !== "{" && sign !== "[" && !(sign === "]" && this.text.charAt(at - 1) === "[")) this.name = undefined;
    if (sign === "<") this.generic = { word: this.word, at: this.wordAt };
    this.word = sign === ">" ? this.generic.word : "";
    if (sign === ">") this.wordAt = this.generic.at;
  }
}

/** What a call is made on: the name in front of the dot in front of its own; undefined where there is none. */
export function receiverBefore(text: string, start: number): string | undefined {
  return /([\w$\])]+)\s*\??\.\s*$/.exec(text.slice(Math.max(0, start - 60), start))?.[1];
}

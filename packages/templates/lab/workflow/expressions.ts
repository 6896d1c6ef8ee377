/** What an expression can see: nested mappings of text, numbers and truth. */
export type Value = string | number | boolean | null | undefined | { readonly [key: string]: Value };
export type Scope = Readonly<Record<string, Value>>;

/** An expression of a workflow that the lab does not understand: it refuses to guess. */
export class NotUnderstood extends Error {
  override readonly name = "NotUnderstood";
}

const TOKEN = /\s*(?:(&&|\|\||==|!=|<=|>=|[!<>()[\],.])|'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|([A-Za-z_][\w-]*))/y;

interface Token {
  readonly kind: "sign" | "text" | "number" | "name";
  readonly value: string;
}

function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(expression);
    if (match === null) throw new NotUnderstood(`"${expression.slice(at)}" in the expression "${expression}"`);
    const [, sign, text, number, name] = match;
    if (sign !== undefined) tokens.push({ kind: "sign", value: sign });
    else if (text !== undefined) tokens.push({ kind: "text", value: text.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: "number", value: number });
    else tokens.push({ kind: "name", value: name ?? "" });
  }
  return tokens;
}

/** Works out one expression, as it stands between `${{` and `}}`. */
export function evaluate(expression: string, scope: Scope): Value {
  return new Reader(expression, scope).whole();
}

/** Replaces every `${{ … }}` of a text by its value. */
export function substitute(text: string, scope: Scope): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => asText(evaluate(expression, scope)));
}

/** What an `if:` says; without one a step runs. */
export function condition(text: string | boolean | undefined, scope: Scope): boolean {
  if (text === undefined || typeof text === "boolean") return text ?? true;
  const inner = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(text)?.[1] ?? text;
  return isTrue(evaluate(inner, scope));
}

function asText(value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") throw new NotUnderstood("a whole mapping where a text is due");
  return String(value);
}

function isTrue(value: Value): boolean {
  return value !== null && value !== undefined && value !== "" && value !== 0 && value !== false;
}

function same(left: Value, right: Value): boolean {
  if (typeof left === "string" && typeof right === "string") return left.toLowerCase() === right.toLowerCase();
  return (left ?? null) === (right ?? null);
}

const functions: Readonly<Record<string, (...values: readonly string[]) => Value>> = {
  startsWith: (text = "", start = "") => text.toLowerCase().startsWith(start.toLowerCase()),
  endsWith: (text = "", end = "") => text.toLowerCase().endsWith(end.toLowerCase()),
  contains: (text = "", part = "") => text.toLowerCase().includes(part.toLowerCase()),
  format: (pattern = "", ...values) => pattern.replaceAll(/\{(\d+)\}/g, (_, index: string) => values[Number(index)] ?? ""),
  always: () => true,
  success: () => true,
  failure: () => false,
  cancelled: () => false,
};

class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private readonly expression: string;
  private readonly scope: Scope;

  constructor(expression: string, scope: Scope) {
    this.expression = expression.trim();
    this.scope = scope;
    this.tokens = tokensOf(this.expression);
  }

  whole(): Value {
    const value = this.either();
    if (this.at < this.tokens.length) throw this.lost();
    return value;
  }

  private lost(): NotUnderstood {
    return new NotUnderstood(`the expression "${this.expression}"`);
  }

  private take(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "sign" || token.value !== sign) return false;
    this.at += 1;
    return true;
  }

  private either(): Value {
    let value = this.both();
    while (this.take("||")) {
      const other = this.both();
      value = isTrue(value) ? value : other;
    }
    return value;
  }

  private both(): Value {
    let value = this.compared();
    while (this.take("&&")) {
      const other = this.compared();
      value = isTrue(value) ? other : value;
    }
    return value;
  }

  private compared(): Value {
    const value = this.single();
    if (this.take("==")) return same(value, this.single());
    if (this.take("!=")) return !same(value, this.single());
    return value;
  }

  private single(): Value {
    if (this.take("!")) return !isTrue(this.single());
    if (this.take("(")) {
      const value = this.either();
      if (!this.take(")")) throw this.lost();
      return value;
    }
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === "sign") throw this.lost();
    this.at += 1;
    if (token.kind === "text") return token.value;
    if (token.kind === "number") return Number(token.value);
    return this.named(token.value);
  }

  private named(name: string): Value {
    const constants: Readonly<Record<string, Value>> = { true: true, false: false, null: null };
    if (name in constants) return constants[name];
    if (this.take("(")) return this.called(name);
    if (!(name in this.scope)) throw new NotUnderstood(`the context "${name}" in "${this.expression}"`);
    return this.path(name, this.scope[name]);
  }

  private called(name: string): Value {
    const work = functions[name];
    if (work === undefined) throw new NotUnderstood(`the function "${name}" in "${this.expression}"`);
    const values: string[] = [];
    while (!this.take(")")) {
      if (values.length > 0 && !this.take(",")) throw this.lost();
      values.push(asText(this.either()));
    }
    return work(...values);
  }

  /** A context that is known has no unknown keys, with the exception of those that GitHub leaves empty: outputs, variables, secrets. */
  private path(context: string, start: Value): Value {
    let value = start;
    let walked = context;
    for (;;) {
      const key = this.key();
      if (key === undefined) return value;
      walked = `${walked}.${key}`;
      const known = typeof value === "object" && value !== null && key in value;
      const mayBeEmpty = ["vars", "secrets", "inputs", "env"].includes(context) || walked.includes(".outputs.");
      if (!known && !mayBeEmpty) throw new NotUnderstood(`"${walked}" in "${this.expression}"`);
      value = known ? (value as { readonly [key: string]: Value })[key] : "";
    }
  }

  private key(): string | undefined {
    if (this.take(".")) {
      const token = this.tokens[this.at];
      if (token === undefined || token.kind === "sign") throw this.lost();
      this.at += 1;
      return token.value;
    }
    if (!this.take("[")) return undefined;
    const key = asText(this.either());
    if (!this.take("]")) throw this.lost();
    return key;
  }
}

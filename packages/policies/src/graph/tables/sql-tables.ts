import { sqlTokens, type SqlToken } from "./sql-tokens.ts";

/** What a statement does with a table. */
export type TableVerb = "reads" | "writes" | "creates" | "changes" | "refers to";

/** A table that a SQL text names; offsets are of the name, schema included. */
export interface SqlTable {
  readonly schema: string | undefined;
  readonly table: string;
  readonly verb: TableVerb;
  readonly start: number;
  readonly end: number;
}

/** Functions whose arguments are separated by `from`. */
const fromFunctions = new Set(["extract", "substring", "trim", "overlay", "position"]);
const notNames = new Set(["select", "from", "lateral", "only", "set", "where", "values", "as", "on", "using", "left", "right", "inner", "outer", "cross", "join", "full", "natural", "if", "exists", "not", "unnest"]);

/** Every table a SQL text names, with what it does to it. Names of common table expressions and functions are no tables. */
export function tablesIn(sql: string): readonly SqlTable[] {
  const tokens = sqlTokens(sql);
  const ctes = cteNames(tokens);
  const reader = new TableReader(tokens);
  return reader.read().filter(({ schema, table }) => schema !== undefined || !ctes.has(table));
}

function cteNames(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  if (!tokens.some(({ value, quoted }) => value === "with" && !quoted)) return names;
  tokens.forEach(({ value }, index) => {
    const before = tokens[index - 1]?.value;
    const opensList = before === "with" || before === "," || before === "recursive";
    const after = tokens[index + 1]?.value;
    if (opensList && (after === "as" || after === "(")) names.add(value);
  });
  return names;
}

const marks = new Set([";", "index", "trigger", "policy", "(", "select"]);

class TableReader {
  private readonly found: SqlTable[] = [];
  private readonly tokens: readonly SqlToken[];
  /** The word in front of every open bracket. */
  private readonly brackets: string[] = [];
  /** It deletes or merges, so `using` names tables. */
  private readonly removes: boolean;
  /** The last token that tells what an `on` belongs to. */
  private mark = -1;

  constructor(tokens: readonly SqlToken[]) {
    this.tokens = tokens;
    this.removes = tokens.some(({ value }) => value === "delete" || value === "merge");
  }

  read(): readonly SqlTable[] {
    for (let at = 0; at < this.tokens.length; at++) {
      const { value, quoted } = this.tokens[at] as SqlToken;
      if (quoted) continue;
      if (value === "(") this.brackets.push(this.word(at - 1));
      else if (value === ")") this.brackets.pop();
      else this.keyword(at, value);
      if (marks.has(value)) this.mark = at;
    }
    return this.found;
  }

  private keyword(at: number, value: string): void {
    const before = this.word(at - 1);
    if (value === "from") {
      if (before === "distinct" || fromFunctions.has(this.brackets.at(-1) ?? "")) return;
      this.list(at + 1, before === "delete" ? "writes" : "reads");
    } else if (value === "join") this.name(at + 1, "reads");
    else if (value === "into") this.name(at + 1, "writes");
    else if (value === "references") this.name(at + 1, "refers to");
    else if (value === "update" && !["for", "do", "on", "key", "no"].includes(before) && this.word(at + 1) !== "set") this.name(at + 1, "writes");
    else if (value === "using" && this.brackets.length === 0 && this.removes) this.list(at + 1, "reads");
    else if (value === "table") this.name(at + 1, before === "create" || before === "temporary" || before === "unlogged" ? "creates" : before === "truncate" ? "writes" : "changes");
    else if (value === "on" && this.isIndex()) this.name(at + 1, "changes");
  }

  /** `create index … on table`, `create trigger … on table`. */
  private isIndex(): boolean {
    const { mark } = this;
    return ["index", "trigger", "policy"].includes(this.word(mark)) && (this.word(mark - 1) === "create" || this.word(mark - 2) === "create");
  }

  private word(at: number): string {
    const found = this.tokens[at];
    return found === undefined || found.quoted ? "" : found.value;
  }

  /** Names separated by commas, each with an alias perhaps. */
  private list(from: number, verb: TableVerb): void {
    let at = from;
    for (;;) {
      const end = this.name(at, verb);
      if (end < 0) return;
      at = end;
      if (this.word(at) === "as") at++;
      if (this.word(at) !== "," && this.tokens[at] !== undefined && !notNames.has(this.word(at))) at++;
      if (this.word(at) !== ",") return;
      at++;
    }
  }

  /** Reads `[only] [if [not] exists] a.b.c`; returns the index after it, -1 when there is no table's name. */
  private name(from: number, verb: TableVerb): number {
    let at = from;
    while (["only", "if", "not", "exists", "concurrently"].includes(this.word(at))) at++;
    const parts: SqlToken[] = [];
    for (;;) {
      const part = this.tokens[at];
      if (part === undefined || (!part.quoted && !/^[a-z_\u0080-\uffff]/.test(part.value)) || (!part.quoted && parts.length === 0 && notNames.has(part.value))) break;
      parts.push(part);
      at++;
      if (this.word(at) !== ".") break;
      at++;
    }
    const last = parts.at(-1);
    // A name that is filled in later is not known.
    if (last === undefined || /[?{}]/.test(last.value) || (this.word(at) === "(" && verb === "reads")) return -1;
    this.found.push({ schema: parts.at(-2)?.value, table: last.value, verb, start: (parts[0] as SqlToken).start, end: last.end });
    return at;
  }
}

import { headsOf } from "./declarations.ts";

const importLine = /^(?:from \S+ )?import\b/gm;
/** What an import goes on to: names in brackets, or what it is from. */
const further = /["'({\n]/g;
const closers: Readonly<Record<string, string>> = { "(": ")", "{": "}", '"""': '"""', "'''": "'''", "/*": "*/" };

interface Names {
  readonly imported: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** Whether code in a merge stands without an import that its side had: one side added a use where the other dropped the import. */
export function losesImport(path: string, merged: string, sides: readonly [string, string]): boolean {
  if (headsOf(path) === undefined) return false;
  const texts = path.endsWith(".py") ? python : braced;
  const result = namesIn(merged, texts);
  const [a, b] = sides.map((side) => namesIn(side, texts)) as [Names, Names];
  return [[a, b] as const, [b, a] as const].some(([one, other]) => [...one.imported].some((name) => isLost(name, one, other)));

  function isLost(name: string, one: Names, other: Names): boolean {
    return one.used.has(name) && result.used.has(name) && !result.imported.has(name) && !other.imported.has(name) && !other.used.has(name);
  }
}

/** Comments and strings of one line whole, and what opens those of several. */
const python = /"""|'''|"[^"\n]*"|'[^'\n]*'|#[^\n]*/g;
const braced = /\/\*|"[^"\n]*"|'[^'\n]*'|\/\/[^\n]*/g;

function namesIn(code: string, texts: RegExp): Names {
  const closings = new Closings(code);
  const imports = spansOf(code, importLine, (at) => importEnd(code, at, closings));
  const rest = without(code, imports);
  return { imported: new Set(imports.flatMap(([from, to]) => words(bare(code.slice(from, to), texts)))), used: new Set(words(bare(rest, texts))) };
}

/** Without comments and strings. */
function bare(code: string, texts: RegExp): string {
  const closings = new Closings(code);
  return without(code, spansOf(code, texts, (at, sign) => (closers[sign] === undefined ? at : (closings.after(sign, at) ?? at))));
}

/** Behind the line on which an import ends. */
function importEnd(code: string, from: number, closings: Closings): number {
  further.lastIndex = from;
  const sign = further.exec(code);
  const end = sign === null ? from : closers[sign[0]] === undefined ? sign.index : (closings.after(sign[0], sign.index + 1) ?? sign.index);
  const line = code.indexOf("\n", end);
  return line < 0 ? code.length : line;
}

/** Where what was opened is closed. What is never closed is looked for once. */
class Closings {
  readonly #code: string;
  readonly #open = new Set<string>();

  constructor(code: string) {
    this.#code = code;
  }

  after(sign: string, from: number): number | undefined {
    const closer = closers[sign] ?? "";
    const at = this.#open.has(closer) ? -1 : this.#code.indexOf(closer, from);
    if (at < 0) this.#open.add(closer);
    return at < 0 ? undefined : at + closer.length;
  }
}

type Span = readonly [from: number, to: number];

function spansOf(code: string, begins: RegExp, endOf: (at: number, sign: string) => number): readonly Span[] {
  const spans: Span[] = [];
  const search = new RegExp(begins);
  for (let match = search.exec(code); match !== null; match = search.exec(code)) {
    search.lastIndex = endOf(search.lastIndex, match[0]);
    spans.push([match.index, search.lastIndex]);
  }
  return spans;
}

function without(code: string, spans: readonly Span[]): string {
  return [...spans, [code.length, code.length] as const].map(([from], index) => code.slice(spans[index - 1]?.[1] ?? 0, from)).join("");
}

function words(code: string): readonly string[] {
  return code.match(/[A-Za-z_]\w*/g) ?? [];
}

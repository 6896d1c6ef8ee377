import type { ImportFact } from "../graph/facts.ts";
import type { Literal } from "../graph/literals.ts";
import { pythonLiterals } from "../graph/python/literals.ts";
import { pythonStringEnd } from "../graph/python/strings.ts";
import { typeScriptLiterals } from "../graph/typescript/literals.ts";

/** A part of a text, and what stands there instead. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What test runners and Node.js take the name of a module for, by the object before the dot. */
const namedTo: ReadonlyMap<string, RegExp> = new Map([
  ["vi", /^(?:mock|doMock|unmock|doUnmock|importActual|importMock)$/],
  ["jest", /^(?:mock|doMock|unmock|dontMock|deepUnmock|setMock|requireActual|requireMock|createMockFromModule|unstable_mockModule)$/],
  ["mock", /^module$/],
  ["require", /^resolve$/],
  ["meta", /^resolve$/],
]);

/** Where a text of TypeScript names a module to a test runner or to a resolver (`vi.mock("@shop/platform")`). */
export function namedInCalls(text: string, path: string): readonly Literal[] {
  return typeScriptLiterals(text, path).literals.filter(({ start }) => {
    // What stands before the bracket whose first argument it is, types for it included.
    const [, object = "", method = ""] = /(\w+)\s*\.\s*(\w+)\s*(?:<[^;]{0,200}>\s*)?\(\s*$/.exec(text.slice(Math.max(0, start - 300), start - 1)) ?? [];
    return namedTo.get(object)?.test(method) === true;
  });
}

/** Where a text of Python names a module that there is in a string: what is patched, loaded later, or set (`"shop_orders.domain.prices"`, with an attribute or not). */
export function namedInStrings(text: string, modules: ReadonlySet<string>): readonly Literal[] {
  return pythonLiterals(text).literals.filter(({ value }) => namesModule(value, modules));
}

/** Whether a dotted name is that of one of these modules, or of something inside one. */
export function namesModule(value: string, modules: ReadonlySet<string>): boolean {
  const parts = value.split(/[.:]/);
  return parts.length > 1 && /^[\w.]+(?::\w+)?$/.test(value) && (modules.has(parts.join(".")) || modules.has(parts.slice(0, -1).join(".")) || modules.has(parts.slice(0, -2).join(".")));
}

/** `import a.b` binds `a`, which the code below goes on to use; what is taken from a module or called otherwise keeps its name. */
export function bindsPackage({ names, end }: ImportFact, text: string): boolean {
  return names === undefined && !/^[ \t]+as[ \t]/.test(text.slice(end, end + 8));
}

/** Every place in a text of Python where the code says a package's name by itself; undefined where something else may have that name, too, or hides a use of it. */
export function usesOf(name: string, text: string): readonly number[] | undefined {
  const found: number[] = [];
  const words = /#[^\n]*|["']|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g;
  let before = "";
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const [word] = match;
    if (word.startsWith("#")) continue;
    if (word === '"' || word === "'") {
      const end = pythonStringEnd(text, match.index);
      if (end < 0 || (/^[rR]?[fFtT][rR]?$/.test(before) && text.slice(match.index, end).includes(name))) return undefined;
      words.lastIndex = end;
    } else if (word === name && !/\.\s*$/.test(text.slice(0, match.index))) {
      if (/^(?:def|class|as|global|nonlocal|for|lambda)$/.test(before) || /^\s*(?:=(?!=)|:=|[-+*/|&]=)/.test(text.slice(words.lastIndex))) return undefined;
      found.push(match.index);
    }
    before = word;
  }
  return found;
}

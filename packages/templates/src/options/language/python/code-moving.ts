import type { CodeRewriter, Move } from "../../../define-generator.ts";
import { linesOf } from "./bindings.ts";
import { importsIn } from "./imports.ts";
import { tokensOf, type Token } from "./tokens.ts";

type Lines = readonly string[];

/** An import of names from somewhere, over one line or several. */
interface Statement {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  readonly from: string;
  /** As they are written, with what they are called from here on. */
  readonly names: readonly string[];
}

/** Takes a name from where it is now, in imports that say a package; with a comment inside, or a name that hides it, an import stays as it is, and the plan of an update names it. */
export function moverOf({ from: name, into, specifiers }: Move): CodeRewriter {
  return (text) => {
    if (!text.includes(name) || !specifiers.some((specifier) => text.includes(specifier))) return text;
    const end = text.includes("\r\n") ? "\r\n" : "\n";
    const lines = text.split(end);
    // From the last one up, so that the places of those above stay.
    return statementsIn(lines).filter(({ from }) => specifiers.includes(from)).reverse().reduce<Lines>((now, one) => moved(now, one, { name, into }), lines).join(end);
  };
}

function statementsIn(lines: Lines): readonly Statement[] {
  const text = lines.join("\n");
  return linesOf(tokensOf(text) ?? []).flatMap((line) => statementOf(line, text, lines));
}

function statementOf(line: readonly Token[], text: string, lines: Lines): readonly Statement[] {
  const [first, last] = [line[0], line.at(-1)];
  const names = importsIn(line).flatMap(({ name, as }) => (name === undefined ? [] : [as === undefined ? name.text : `${name.text} as ${as}`]));
  if (first?.text !== "from" || last === undefined || names.length === 0) return [];
  const start = text.slice(0, first.start).split("\n").length - 1;
  const end = text.slice(0, last.start).split("\n").length;
  const written = lines.slice(start, end).join("\n");
  const [, indent, from = ""] = /^([ \t]*)from (\S+) import\b[^#;\\]*$/.exec(written) ?? [];
  return indent === undefined ? [] : [{ start, end, indent, from, names }];
}

function moved(lines: Lines, statement: Statement, { name, into }: { readonly name: string; readonly into: string }): Lines {
  const taken = statement.names.filter((one) => one.split(/\s+/)[0] === name);
  if (taken.length === 0) return lines;
  const rest = statement.names.filter((one) => !taken.includes(one));
  const left = rest.length === 0 ? [] : withoutNames(lines.slice(statement.start, statement.end), taken);
  const without = [...lines.slice(0, statement.start), ...left, ...lines.slice(statement.end)];
  return added(without, { ...statement, from: into, names: taken }, statement.start);
}

function withoutNames(lines: Lines, taken: readonly string[]): Lines {
  const written = new RegExp(`(?<=[(,]|import )\\s*(?:${taken.join("|")})\\s*,|,\\s*(?:${taken.join("|")})(?=\\s*\\)?$)`, "g");
  return lines.join("\n").replaceAll(written, "").replaceAll(/import +/g, "import ").split("\n");
}

/** Beside the imports that stand there, as ruff sorts them: into one from the same place, or before the first that comes after. */
function added(lines: Lines, { indent, from, names }: Statement, at: number): Lines {
  const block = statementsIn(lines).filter((one) => one.indent === indent && together(lines, one, at));
  const same = block.find((one) => one.from === from && one.end === one.start + 1);
  if (same !== undefined) return [...lines.slice(0, same.start), `${indent}from ${from} import ${sorted([...new Set([...same.names, ...names])]).join(", ")}`, ...lines.slice(same.end)];
  const next = block.find((one) => one.from > from);
  const place = next?.start ?? block.at(-1)?.end ?? at;
  return [...lines.slice(0, place), `${indent}from ${from} import ${names.join(", ")}`, ...lines.slice(place)];
}

/** No empty line stands between an import and a place. */
function together(lines: Lines, { start, end }: Statement, at: number): boolean {
  const [first, last] = start < at ? [end, at] : [at, start];
  return lines.slice(first, last).every((line) => line.trim() !== "");
}

/** Constants first, then classes, then the rest. */
function sorted(names: readonly string[]): readonly string[] {
  const rank = (name: string): number => (/^[A-Z_\d]+\b/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

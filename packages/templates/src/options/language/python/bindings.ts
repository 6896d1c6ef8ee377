import type { Token } from "./tokens.ts";

/** A text as logical lines of tokens. */
export type Lines = readonly (readonly Token[])[];

export function linesOf(tokens: readonly Token[]): Lines {
  const lines = new Map<number, Token[]>();
  for (const token of tokens) lines.set(token.line, [...(lines.get(token.line) ?? []), token]);
  return [...lines.values()];
}

/** Whether a name may be given to something in these lines: in doubt, it is. Imports are for who asks. */
export function mayBind(name: string, lines: Lines): boolean {
  return lines.some((line) => line.some((token, at) => isName(token, name) && !isMember(line, at) && binds(line, at)));
}

/** Whether the name at a place is a use of what it is bound to: neither a member of something nor the word for an argument. */
export function isUse(line: readonly Token[], at: number): boolean {
  return !isMember(line, at) && !isArgument(line, at);
}

export function isName({ kind, text }: Token, name: string): boolean {
  return kind === "name" && text === name;
}

function isMember(line: readonly Token[], at: number): boolean {
  return line[at - 1]?.text === ".";
}

/** `f(name=1)`; a parameter with a default looks alike and is told by the line. */
function isArgument(line: readonly Token[], at: number): boolean {
  return (line[at]?.depth ?? 0) > 0 && line[at + 1]?.text === "=" && /^[(,]$/.test(line[at - 1]?.text ?? "");
}

function binds(line: readonly Token[], at: number): boolean {
  const [before, after] = [line[at - 1]?.text ?? "", line[at + 1]?.text ?? ""];
  if (/^(?:def|class|as|type)$/.test(before) || after === ":=") return true;
  if (/^(?:global|nonlocal|del|case|match)$/.test(line[0]?.text ?? "")) return true;
  return isTarget(line, at) || isParameter(line, at) || isBetween(line, at, ["for", "in"]) || isBetween(line, at, ["lambda", ":"]);
}

const compound = /^(?:if|elif|else|for|while|with|try|except|finally|def|class|async)$/;

/** Stands left of `=` or in front of a type, in brackets that begin the line or in none. */
function isTarget(line: readonly Token[], at: number): boolean {
  const typed = compound.test(line[0]?.text ?? "") ? -1 : line.findIndex(({ text, depth }) => depth === 0 && text === ":");
  if (typed >= 0 && typed < at) return false;
  const equals = line.findLastIndex(({ text, depth }) => depth === 0 && /^(?:=|[-+*/%@&|^]=)$/.test(text));
  const isTyped = at === 0 && line[1]?.text === ":";
  const isIndex = (line[at]?.depth ?? 0) > 0 && !/^[([]$/.test(line[0]?.text ?? "");
  return isTyped || (at < equals && !isIndex);
}

/** Begins a parameter of a function or of a type: in the outermost brackets of a line that declares one. */
function isParameter(line: readonly Token[], at: number): boolean {
  const declares = /^(?:def|class|type)$/.test(line[line[0]?.text === "async" ? 1 : 0]?.text ?? "");
  const { depth = 0 } = line[at] ?? {};
  const opened = line.slice(0, at).findLast((token) => /^[([{]$/.test(token.text) && token.depth === depth - 1)?.text;
  const isOfClass = line[0]?.text === "class" && opened === "(";
  return declares && depth === 1 && !isOfClass && /^(?:[([,*]|\*\*)$/.test(line[at - 1]?.text ?? "") && isFirstBrackets(line, at, opened);
}

/** A subscript of a type behind the parameters has brackets, too. */
function isFirstBrackets(line: readonly Token[], at: number, opened: string | undefined): boolean {
  return opened === "(" || !line.slice(0, at).some(({ text }) => /^(?:\(|->)$/.test(text));
}

function isBetween(line: readonly Token[], at: number, [from, to]: readonly [string, string]): boolean {
  const start = line.slice(0, at).findLastIndex(({ text }) => text === from);
  return start >= 0 && !line.slice(start, at).some(({ text }) => text === to);
}

import type { Look } from "./look.ts";
import { Lexer, mayHoldJsx } from "./typescript/lexer.ts";

/** A variable of the environment that code reads by its name. */
export interface EnvironmentRead {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** How a language reads a variable: what stands in front of its name, the opening quote included, and what has to be in the text for that. */
interface Way {
  readonly files: RegExp;
  readonly hint: RegExp;
  readonly before: RegExp;
}

const ways: readonly Way[] = [
  { files: /\.pyi?$/, hint: /\b(?:environ|getenv)\b/, before: /\b(?:environ\s*(?:\.\s*(?:get|pop|setdefault)\s*\(|\[)|getenv\s*\()\s*["']$/ },
  { files: /\.java$/, hint: /\bgetenv\b/, before: /\bgetenv\s*\(\s*"$/ },
  { files: /\.go$/, hint: /\b(?:Getenv|LookupEnv)\b/, before: /\b(?:Getenv|LookupEnv)\s*\(\s*["`]$/ },
  { files: /\.cs$/, hint: /\bGetEnvironmentVariable\b/, before: /\bGetEnvironmentVariable\s*\(\s*"$/ },
  { files: /\.(?:[cm]?[jt]s|[jt]sx)$/, hint: /\bprocess\s*\.\s*env\s*(?:\?\.\s*)?\[/, before: /\bprocess\s*\.\s*env\s*(?:\?\.\s*)?\[\s*["'`]$/ },
];

/** Every variable that a text reads by name: `process.env.X`, `os.environ["X"]`, `System.getenv("X")`, `os.Getenv("X")`, `Environment.GetEnvironmentVariable("X")`. */
export function environmentReads(look: Look): readonly EnvironmentRead[] {
  const way = ways.find(({ files }) => files.test(look.path));
  const members = way === ways.at(-1) ? membersOfEnv(look) : [];
  if (way?.hint.test(look.code) !== true) return members;
  const quoted = look.literals
    .filter(({ value, start }) => /^[A-Za-z_]\w*$/.test(value) && way.before.test(look.text.slice(Math.max(0, start - 60), start)))
    .map(({ value, start }) => ({ name: value, start, end: start + value.length }));
  return [...quoted, ...members].sort((a, b) => a.start - b.start);
}

/** `process.env.X`: no string names it. */
function membersOfEnv({ text, code, path }: Look): readonly EnvironmentRead[] {
  if (!/\bprocess\s*\.\s*env\b/.test(code)) return [];
  const places = Array.from(text.matchAll(/\bprocess\s*\.\s*env\s*\??\.\s*(?=[\w$])/g), ({ index, 0: { length } }) => index + length);
  // Comments and strings hold such places, too.
  const wanted = new Set(places);
  const found: EnvironmentRead[] = [];
  const member = (start: number, end: number): void => {
    if (wanted.has(start)) found.push({ name: text.slice(start, end), start, end });
  };
  new Lexer({ text, facts: [] }, mayHoldJsx(path), { member }).run(0, (places.at(-1) ?? -1) + 1);
  return found;
}

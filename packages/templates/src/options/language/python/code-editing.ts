import { moverOf } from "./code-moving.ts";
import { renamerOf } from "./code-renaming.ts";
import { NoPlace, type CodeEdit, type CodeEditing } from "../../../define-generator.ts";

/** An edit of one kind. */
type EditOf<Kind extends CodeEdit["kind"]> = Extract<CodeEdit, { readonly kind: Kind }>;

/** Lines and indentation say where a block of Python begins and ends, so additions are lines put between lines: no other line changes. */
export const codeEditing: CodeEditing = {
  files: /\.py$/,
  open: () => Promise.resolve((text, edits) => edits.reduce<Lines>((lines, edit) => addTo(lines, edit), text.split("\n")).join("\n")),
  rewrite: (codemod) => Promise.resolve(codemod.kind === "move" ? moverOf(codemod) : renamerOf(codemod)),
};

type Lines = readonly string[];

function addTo(lines: Lines, edit: CodeEdit): Lines {
  if (edit.kind === "import") return withImport(lines, edit);
  if (edit.kind === "member") return withMember(lines, edit);
  if (edit.kind === "statement") return withStatement(lines, edit);
  throw new NoPlace(`it has no list ${edit.of} that can be added to`);
}

const importLine = /^from (\.\S*) import (.*)$/;

/** Local imports stand last, those from further away first, as ruff sorts them. */
function withImport(lines: Lines, { name, from }: EditOf<"import">): Lines {
  const line = `from ${from} import ${name}`;
  if (lines.includes(line)) return lines;
  if (lines.some((other) => new RegExp(`^(def|class) ${name}\\b|^from .* import ${name}$|^import ${name}$`).test(other))) throw new NoPlace(`${name} means something else in it already`);
  const local = lines.flatMap((other, at) => (importLine.test(other) ? [{ at, from: importLine.exec(other)?.[1] ?? "" }] : []));
  const next = local.find((other) => comesBefore(from, other.from));
  const last = local.at(-1);
  if (last === undefined) throw new NoPlace("it imports nothing of its module");
  return inserted(lines, next?.at ?? statementEnd(lines, last.at), [line]);
}

function comesBefore(from: string, other: string): boolean {
  const dots = (path: string): number => /^\.+/.exec(path)?.[0].length ?? 0;
  return dots(from) === dots(other) ? from < other : dots(from) > dots(other);
}

/** The line after a statement that may go on in brackets. */
function statementEnd(lines: Lines, start: number): number {
  if (!(lines[start] ?? "").endsWith("(")) return start + 1;
  return lines.findIndex((line, at) => at > start && line === ")") + 1;
}

function withMember(lines: Lines, { of, name, text }: EditOf<"member">): Lines {
  const { start, end } = blockOf(lines, new RegExp(`^class ${of}\\b`), of);
  const body = lines.slice(start, end);
  const wanted = text.split("\n").map((line) => (line === "" ? "" : `    ${line}`));
  if (body.some((line) => line.startsWith(`    def ${name}(`))) {
    if (body.join("\n").includes(`return ${name}(`)) return lines;
    throw new NoPlace(`${of} has a ${name} already`);
  }
  const hidden = body.findIndex((line) => /^ {4}(async )?def _(?!_)/.test(line));
  if (hidden < 0) return inserted(lines, end, ["", ...wanted]);
  // What belongs to the method below stands directly above it.
  const above = body.slice(0, hidden).findLastIndex((line) => line === "");
  return inserted(lines, start + above + 1, [...wanted, ""]);
}

function withStatement(lines: Lines, { of, text }: EditOf<"statement">): Lines {
  const { start, end } = blockOf(lines, new RegExp(`^def ${of}\\b`), of);
  const line = `    ${text}`;
  if (lines.slice(start, end).includes(line)) return lines;
  const last = lines.slice(start, end).findLastIndex((other) => /^ {4}\S/.test(other)) + start;
  const before = lines.slice(start, last).findLastIndex((other) => other !== "") + start;
  // Calls of one line stand together.
  if (/^ {4}\w+\([\w, ]*\)$/.test(lines[before] ?? "")) return inserted(lines, before + 1, [line]);
  return inserted(lines, last, [line, ""]);
}

/** First line of a block, and the line after its last one that is not empty. */
function blockOf(lines: Lines, head: RegExp, name: string): { start: number; end: number } {
  const start = lines.findIndex((line) => head.test(line));
  if (start < 0) throw new NoPlace(`it has no ${name}`);
  // A signature over several lines ends with a bracket at the margin.
  const after = lines.findIndex((line, at) => at > start && /^[^\s)]/.test(line));
  const block = lines.slice(start, after < 0 ? lines.length : after);
  return { start, end: start + block.findLastIndex((line) => line.trim() !== "") + 1 };
}

function inserted(lines: Lines, at: number, more: Lines): Lines {
  return [...lines.slice(0, at), ...more, ...lines.slice(at)];
}

import type { ThreeTexts } from "./merge-text.ts";
import { usesCrlf } from "./merge-text.ts";

/** Merges files whose lines stand for themselves (ignore lists, owners): the user's lines with what the template added and without what it dropped. Never a conflict. */
export function mergeLines({ base, mine, theirs }: ThreeTexts): string {
  const lines = (text: string): string[] => text.replaceAll("\r\n", "\n").split("\n");
  const [before, after] = [lines(base), lines(theirs)];
  const dropped = new Set(before.filter((line) => meaningful(line) && !after.includes(line)));
  const result = lines(mine).filter((line) => !dropped.has(line));
  after.forEach((line, index) => {
    if (!meaningful(line) || before.includes(line) || result.includes(line)) return;
    const neighbour = after.slice(0, index).findLast((other) => meaningful(other) && result.includes(other));
    const comments = commentsAbove(after, index).filter((comment) => !result.includes(comment));
    const at = neighbour === undefined ? lastContent(result) : result.lastIndexOf(neighbour) + 1;
    result.splice(at, 0, ...comments, line);
  });
  const text = result.join("\n");
  return usesCrlf(mine) ? text.replaceAll("\n", "\r\n") : text;
}

function meaningful(line: string): boolean {
  return line.trim() !== "" && !line.startsWith("#");
}

function commentsAbove(lines: readonly string[], index: number): string[] {
  let start = index;
  while (start > 0 && (lines[start - 1] ?? "").startsWith("#")) start -= 1;
  return lines.slice(start, index);
}

function lastContent(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== "") + 1;
}

/** As many lines may belong together; what is longer was left open. */
const most = 200;

const comment = /<!--(?:(?!-->)[^])*-->/g;

/** The lines of an XML text, with those as one that a comment, a tag or a text goes over. What is never closed stays in lines. */
export function xmlPieces(text: string): readonly string[] {
  const lines = text.split("\n");
  const pieces: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const length = lengthAt(lines, at);
    pieces.push(lines.slice(at, at + length).join("\n"));
    at += length;
  }
  return pieces;
}

/** How many lines the piece at a line has. */
function lengthAt(lines: readonly string[], at: number): number {
  let held = lines[at] ?? "";
  for (let length = 1; length <= most; length++) {
    const next = lines[at + length];
    if (!goesOn(held, next ?? "")) return length;
    if (next === undefined) return 1;
    held += `\n${next}`;
  }
  return 1;
}

function goesOn(held: string, next: string): boolean {
  const code = held.replaceAll(comment, "");
  if (code.includes("<!--") || code.lastIndexOf("<") > code.lastIndexOf(">")) return true;
  const text = /^\s*<[\w:.-]+(?:\s[^<>]*)?(?<!\/)>([^<]*)$/.exec(code)?.[1];
  return text !== undefined && (text.trim() !== "" || /^\s*[^<\s]/.test(next));
}

const marks = /\u001b\[[0-9;]*m/g;

/** How many columns a line takes; colours take none. */
export function widthOf(text: string): number {
  return Array.from(text.replace(marks, "")).length;
}

/** Fills up to a width. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Breaks a text at spaces so that no line is wider than `width`. A word that is wider stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && widthOf(longer) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

/** Cuts a text to a width and says so with an ellipsis. For text without colours. */
export function shortened(text: string, width: number): string {
  const letters = Array.from(text);
  return letters.length <= width ? text : `${letters.slice(0, Math.max(0, width - 1)).join("")}…`;
}

/** A text of somebody else's with a sign in place of whatever would steer a terminal, turn the direction of writing or begin a line; pipelines take no command (`##vso[…]`) from it. */
export function visible(text: string): string {
  const seen = text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (sign) => (sign < " " ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : "\ufffd"));
  return seen.includes("##") ? seen.replace(/##(?=\w*\[)/g, "# #") : seen;
}

/** Lines of which no pipeline takes one for a command (`::warning …`). */
export function uncommanding(lines: string): string {
  return lines.includes("::") ? lines.replace(/^(\s*):(?=:)/gm, "$1: ") : lines;
}

/** Two columns: terms on the left, wrapped explanations on the right. A term that is too wide gets a line of its own. */
export function columns(rows: readonly (readonly [term: string, text: string])[], { width, left, indent = 2 }: { width: number; left: number; indent?: number }): string {
  const margin = " ".repeat(indent);
  return rows
    .map(([term, text]) => {
      const [first = "", ...rest] = wrap(text, Math.max(20, width - indent - left));
      const fits = widthOf(term) < left;
      const head = fits ? `${margin}${padded(term, left)}${first}` : `${margin}${term}\n${margin}${" ".repeat(left)}${first}`;
      return [head, ...rest.map((line) => `${margin}${" ".repeat(left)}${line}`)].map((line) => line.trimEnd()).join("\n");
    })
    .join("\n");
}

/** What a page of the guide shows, in order: a file that is written, or a command with what it says. */
export type Step = { readonly file: string; readonly text: string } | { readonly command: string; readonly says: string; readonly exit: number };

/** Reads a page. A block of a console holds commands (`$ …`, with `# exit 1` where they fail), each followed by what it says; any other block names the file that it is. Throws for a block that is neither, because nothing would execute it. */
export function stepsOf(page: string): readonly Step[] {
  return [...page.matchAll(/^(`{3,})(.*)\n([\s\S]*?)^\1$/gm)].flatMap(([, , info = "", text = ""]): readonly Step[] => {
    const [language, file] = info.split(" ");
    if (language === "console") return commandsIn(text);
    if (file === undefined) throw new Error(`A block (${info}) is neither a console nor a file with its path:\n${text}`);
    return [{ file, text }];
  });
}

function commandsIn(text: string): readonly Step[] {
  return text.split(/^\$ /m).slice(1).map((part) => {
    const [line = "", ...says] = part.split("\n");
    const [command = "", exit] = line.split(/ +# exit (?=\d+$)/);
    return { command, says: says.join("\n").trim(), exit: Number(exit ?? 0) };
  });
}

/** Whether a program said what a page shows: `…` alone on a line stands for any lines, within one for any words. */
export function isAsShown(said: string, shown: string): boolean {
  const pattern = shown.split("\n").map((line) => (line.trim() === "…" ? "(?:.*\n)*?" : `${line.trimEnd().split("…").map(literally).join(".*")}[ ]*\n`));
  return new RegExp(`^${pattern.join("")}$`).test(`${said.trim()}\n`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A text of the same length and lines without what XML comments hold. */
export function withoutComments(text: string): string {
  let bare = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("<!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) return bare + text.slice(at);
    bare += text.slice(at, start) + text.slice(start, end + 3).replace(/[^\n]/g, " ");
    at = end + 3;
  }
}

/** The insides of every `<name …>…</name>`, up to the first end; offsets are of the insides. */
export function elementsIn(text: string, name: string): readonly { readonly body: string; readonly at: number }[] {
  const open = new RegExp(`<${name}(?:\\s[^<>]*)?>`, "g");
  const found: { readonly body: string; readonly at: number }[] = [];
  while (open.test(text)) {
    const at = open.lastIndex;
    const end = text.indexOf(`</${name}>`, at);
    if (end < 0) break;
    found.push({ body: text.slice(at, end), at });
    open.lastIndex = end;
  }
  return found;
}

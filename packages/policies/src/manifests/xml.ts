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

/** The insides of every `<name>…</name>`, up to the first end; offsets are of the insides. */
export function elementsIn(text: string, name: string): readonly { readonly body: string; readonly at: number }[] {
  const [open, close] = [`<${name}>`, `</${name}>`];
  const found: { readonly body: string; readonly at: number }[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end < 0) return found;
    found.push({ body: text.slice(start + open.length, end), at: start + open.length });
    at = end + close.length;
  }
}

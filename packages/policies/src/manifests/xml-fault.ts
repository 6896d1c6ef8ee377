/** What is wrong with a text, and where. */
export interface Fault {
  readonly why: string;
  readonly at: number;
}

/** Comments, sections, declarations and instructions: how each begins and ends. */
const asides = [["<!--", "-->"], ["<![CDATA[", "]]>"], ["<?", "?>"], ["<!", ">"]] as const;

const opening = /<([\p{L}_:][\p{L}\p{N}_:.-]*)((?:\s+[\p{L}_:][\p{L}\p{N}_:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/uy;
const closing = /<\/([\p{L}_:][\p{L}\p{N}_:.-]*)\s*>/uy;

/** The first place where a text is no XML: elements that are not closed, or closed in another order, and tags that are none; undefined where all is well. */
export function faultOfXml(text: string): Fault | undefined {
  const open: { readonly name: string; readonly at: number }[] = [];
  let roots = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const aside = asides.find(([begin]) => text.startsWith(begin, at));
    if (aside !== undefined) {
      const end = text.indexOf(aside[1], at + aside[0].length);
      if (end < 0) return { why: `${aside[0]} is not closed`, at };
      at = end + aside[1].length;
      continue;
    }
    const found = matchAt(opening, text, at) ?? matchAt(closing, text, at);
    if (found === undefined) return { why: "a tag cannot be read", at };
    const [tag, name = ""] = found;
    const ends = tag.startsWith("</");
    if (ends && open.at(-1)?.name !== name) return { why: open.length === 0 ? `</${name}> closes nothing` : `</${name}> stands where <${open.at(-1)?.name ?? ""}> is open`, at };
    if (ends) open.pop();
    else {
      if (open.length === 0 && ++roots > 1) return { why: `<${name}> is a second root`, at };
      if (found[3] !== "/") open.push({ name, at });
    }
    at += tag.length;
  }
  const last = open.at(-1);
  if (last !== undefined) return { why: `<${last.name}> is not closed`, at: last.at };
  return roots === 0 ? { why: "it holds no element", at: 0 } : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

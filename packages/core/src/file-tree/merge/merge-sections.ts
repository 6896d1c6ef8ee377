import { mergeText, usesCrlf, type ThreeTexts } from "./merge-text.ts";

/** A part of a Markdown text from its heading to the next one; the text before the first has none. */
interface Section {
  readonly heading: string;
  /** Heading included, without the empty lines behind it. */
  readonly body: string;
  readonly gap: string;
}

/** The empty line that parts a section from the next one: what is added behind a paragraph does not touch a change of that paragraph. */
const close = "\n\n\0";
const labels = { mine: "", base: "", theirs: "" };

/** Merges Markdown section by section: two that both sides put in one place stand side by side, in the user's order. Undefined where a section was changed by both in one place, dropped by one and changed by the other, where nothing is left that a new one stands behind, or where two have one heading. */
export function mergeSections(texts: ThreeTexts): string | undefined {
  const [base, mine, theirs] = [sectionsOf(texts.base), sectionsOf(texts.mine), sectionsOf(texts.theirs)];
  if (base === undefined || mine === undefined || theirs === undefined) return undefined;
  const order = [...mine.keys()];
  for (const [index, heading] of [...theirs.keys()].entries()) {
    if (order.includes(heading)) continue;
    const above = [...theirs.keys()].slice(0, index);
    // Nothing that it stands behind is left: nobody knows where it belongs now.
    if (above.length > 0 && !base.has(heading) && !above.some((other) => mine.has(other) || !base.has(other))) return undefined;
    const neighbour = above.findLast((other) => order.includes(other));
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, heading);
  }
  const merged: Section[] = [];
  for (const heading of order) {
    const body = mergedBody({ base: base.get(heading)?.body, mine: mine.get(heading)?.body, theirs: theirs.get(heading)?.body });
    if (body === undefined) return undefined;
    if (body !== "") merged.push({ heading, body, gap: mine.get(heading)?.gap ?? "\n\n" });
  }
  const text = merged.map(({ body, gap }, index) => body + (index === merged.length - 1 ? "\n" : gap.length < 2 ? "\n\n" : gap)).join("");
  return usesCrlf(texts.mine) ? text.replaceAll("\n", "\r\n") : text;
}

/** Merges what stands under one name. Empty where it is gone, undefined where a person has to decide. */
export function mergedBody({ base, mine, theirs }: { readonly [side in keyof ThreeTexts]: string | undefined }): string | undefined {
  if (mine === theirs || theirs === base) return mine ?? "";
  if (mine === base) return theirs ?? "";
  if (mine === undefined || theirs === undefined) return undefined;
  const { text, conflicts } = mergeText({ base: (base ?? "") + close, mine: mine + close, theirs: theirs + close }, labels);
  return conflicts > 0 ? undefined : text.slice(0, -close.length);
}

function sectionsOf(text: string): ReadonlyMap<string, Section> | undefined {
  const sections = new Map<string, Section>();
  let fence = "";
  let lines: string[] = [];
  const end = (): boolean => {
    const [whole, heading] = [lines.join("\n"), lines[0] ?? ""];
    const name = isHeading(heading) ? heading : "";
    const body = whole.trimEnd();
    if (body !== "" && sections.has(name)) return false;
    if (body !== "") sections.set(name, { heading: name, body, gap: whole.slice(body.length) + "\n" });
    return true;
  };
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (mark !== "") fence = fence === "" ? mark : mark.startsWith(fence) ? "" : fence;
    if (fence === "" && isHeading(line)) {
      if (!end()) return undefined;
      lines = [];
    }
    lines.push(line);
  }
  return end() ? sections : undefined;
}

function isHeading(line: string): boolean {
  return /^#{1,6} /.test(line);
}

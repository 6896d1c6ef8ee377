import { isScalar, Scalar, visit, type Document } from "yaml";

/** Around what is kept as it is written: a value with a tag of its own (`!Sub`, `!Ref`), which a plain value cannot say, and what other places stand for (`&name`, `*name`). */
const mark = "\uE000";

/** Makes one plain value of each value that has a tag of its own; two are equal where they are written alike. */
export function withTags(document: Document.Parsed, text: string): Document.Parsed {
  return asWritten(document, text, ({ tag }) => tag);
}

/** The same with each value that has an anchor, and with each alias. */
export function withAnchors(document: Document.Parsed, text: string): Document.Parsed {
  return asWritten(document, text, ({ tag, anchor }) => (anchor === undefined ? tag : `&${anchor} ${tag ?? ""}`.trim()));
}

interface Properties {
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

function asWritten(document: Document.Parsed, text: string, properties: (node: Properties) => string | undefined): Document.Parsed {
  visit(document, {
    Alias: (_, { source }) => (properties({ tag: undefined, anchor: source }) === undefined ? undefined : marked(`*${source}`)),
    Value: (_, node) => {
      const { anchor, range } = node;
      const front = properties({ tag: node.tag?.startsWith("!") === true ? node.tag : undefined, anchor });
      // A value that was put in is visited, too.
      if (front === undefined || (isScalar(node) && String(node.value).startsWith(mark))) return undefined;
      const value = marked(`${front} ${text.slice(range?.[0] ?? 0, range?.[1] ?? 0)}`);
      if (anchor !== undefined) value.anchor = anchor;
      return value;
    },
  });
  return document;
}

function marked(written: string): Scalar {
  return new Scalar(mark + encodeURIComponent(written.trim()) + mark);
}

/** Whether a text may have anchors, aliases or merge keys in it. */
export function refersToItself(text: string): boolean {
  return /(?:^|[\s:[{,-])(?:[&*][^\s,[\]{}]|["']?<<["']?[ \t]*:)/m.test(text);
}

/** The text of values as they were written. What takes several lines has another indentation elsewhere and is left out, so that the document is not the one that was meant. */
export function untagged(text: string): string {
  return text.replaceAll(/\uE000([^\uE000]*)\uE000/g, (_, written: string) => (written.includes("%0A") ? "" : decodeURIComponent(written)));
}

/** Where the tag or the anchor stands among what stands in front of a value. */
export function tagIn(before: readonly { readonly type: string; readonly offset?: number }[] | undefined): number | undefined {
  return before?.find(({ type }) => type === "tag" || type === "anchor")?.offset;
}

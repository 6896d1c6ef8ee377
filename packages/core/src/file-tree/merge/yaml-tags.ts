import { Scalar, visit, type Document } from "yaml";

/** Around a value with a tag of its own (`!Sub`, `!Ref`), which a plain value cannot say. */
const mark = "\uE000";

/** Makes one plain value of each value that has a tag of its own; two are equal where they are written alike. */
export function withTags(document: Document.Parsed, text: string): Document.Parsed {
  visit(document, {
    Node: (_, node) => {
      if (node.tag?.startsWith("!") !== true) return undefined;
      const [from, to] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
      return new Scalar(mark + encodeURIComponent(`${node.tag} ${text.slice(from, to)}`.trim()) + mark);
    },
  });
  return document;
}

/** The text of values with tags as they were written. What takes several lines has another indentation elsewhere and is left out, so that the document is not the one that was meant. */
export function untagged(text: string): string {
  return text.replaceAll(/\uE000([^\uE000]*)\uE000/g, (_, written: string) => (written.includes("%0A") ? "" : decodeURIComponent(written)));
}

/** Where the tag stands among what stands in front of a value. */
export function tagIn(before: readonly { readonly type: string; readonly offset?: number }[] | undefined): number | undefined {
  return before?.find(({ type }) => type === "tag")?.offset;
}

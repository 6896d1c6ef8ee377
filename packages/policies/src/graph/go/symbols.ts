import { goLiterals } from "./literals.ts";

const declaration = /^(?:func[ \t]+(?:\([^)\n]*\)[ \t]*)?|type[ \t]+|var[ \t]+|const[ \t]+)(\w+)/gm;

/** Names that a Go text declares at its top, in their order; its methods among them. */
export function goSymbols(text: string): readonly string[] {
  const bare = goLiterals(text).literals.reduceRight((rest, { start, value }) => rest.slice(0, start) + value.replace(/[^]/g, " ") + rest.slice(start + value.length), text);
  return [...new Set([...bare.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^]/g, " ")).matchAll(declaration)].map(([, name = ""]) => name))];
}

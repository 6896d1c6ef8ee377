import { blanked } from "../blanked.ts";
import { goLiterals } from "./literals.ts";

const declaration = /^(?:func[ \t]+(?:\([^)\n]*\)[ \t]*)?|type[ \t]+|var[ \t]+|const[ \t]+)(\w+)/gm;

/** Names that a Go text declares at its top, in their order; its methods among them. */
export function goSymbols(text: string): readonly string[] {
  const bare = blanked(text, goLiterals(text).literals);
  return [...new Set([...bare.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^]/g, " ")).matchAll(declaration)].map(([, name = ""]) => name))];
}

import { mergeJson, mergeYaml, type MergedDocument } from "./merge-document.ts";
import { mergeLines } from "./merge-lines.ts";
import { mergeText, type MarkerLabels, type MergedText, type ThreeTexts } from "./merge-text.ts";

/** Merges one text file: by lines where that is clean (nothing is reformatted), by structure where lines clash, with markers where both changed the same thing. */
export function mergeContent(path: string, texts: ThreeTexts, labels: MarkerLabels): MergedText & { readonly clashes: readonly string[] } {
  if (isListFile(path)) return { text: mergeLines(texts), conflicts: 0, clashes: [] };
  const byLines = mergeText(texts, labels);
  if (byLines.conflicts === 0 && (isReadable(path, byLines.text) || !isReadable(path, texts.mine))) return { ...byLines, clashes: [] };
  const document = structured(path, texts);
  if (document?.clashes.length === 0) return { text: document.text, conflicts: 0, clashes: [] };
  if (byLines.conflicts === 0) return { ...markWhole(texts, labels), clashes: [] };
  return { ...byLines, clashes: (document?.clashes ?? []).map((key) => key.join(".")) };
}

/** A merge by lines that broke the document's syntax is none. */
function isReadable(path: string, text: string): boolean {
  if (!path.endsWith(".json")) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function markWhole({ base, mine, theirs }: ThreeTexts, labels: MarkerLabels): MergedText {
  const text = [`<<<<<<< ${labels.mine}`, mine.trimEnd(), `||||||| ${labels.base}`, base.trimEnd(), "=======", theirs.trimEnd(), `>>>>>>> ${labels.theirs}`, ""].join("\n");
  return { text, conflicts: 1 };
}

function structured(path: string, texts: ThreeTexts): MergedDocument | undefined {
  if (path.endsWith(".json")) return mergeJson(texts);
  return /\.ya?ml$/.test(path) ? mergeYaml(texts) : undefined;
}

/** Files in which a line means the same wherever it stands. */
function isListFile(path: string): boolean {
  return /(^|\/)(\.[a-z]+ignore|\.env\.example|\.gitattributes|CODEOWNERS)$/.test(path);
}

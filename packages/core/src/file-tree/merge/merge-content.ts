import { mergeJson, mergeYaml, parseJson, type MergedDocument } from "./merge-document.ts";
import { grammarOf } from "./grammars.ts";
import { losesImport } from "./loses-import.ts";
import { headsOf } from "./declarations.ts";
import { mergeDeclarations } from "./merge-declarations.ts";
import { mergeDocuments } from "./merge-documents.ts";
import { mergeKeyed, saidTwice } from "./merge-keyed.ts";
import { mergeLines } from "./merge-lines.ts";
import { mergeSections } from "./merge-sections.ts";
import { mergeText, type MarkerLabels, type MergedText, type ThreeTexts } from "./merge-text.ts";
import { formattedBy, isSamePython } from "./same-python.ts";

type MergedContent = MergedText & { readonly clashes: readonly string[] };

/** Merges one text file: by lines where that is clean (nothing is reformatted), by structure where lines clash, with markers where both changed the same thing. */
export function mergeContent(path: string, texts: ThreeTexts, labels: MarkerLabels): MergedContent {
  const merged = mergeInside(path, texts, labels);
  return merged.conflicts === 0 && losesImport(path, merged.text, [texts.mine, texts.theirs]) ? { ...markWhole(texts, labels), clashes: [] } : merged;
}

function mergeInside(path: string, texts: ThreeTexts, labels: MarkerLabels): MergedContent {
  const byLines = mergeText(texts, labels);
  if (isListFile(path) && byLines.conflicts > 0) return { text: mergeLines(texts), conflicts: 0, clashes: [] };
  if (byLines.conflicts === 0 && (isSound(path, byLines.text, texts) || !isSound(path, texts.mine, texts))) return { ...byLines, clashes: [] };
  const document = structured(path, texts);
  if (document?.clashes.length === 0) return { text: document.text, conflicts: 0, clashes: [] };
  if (byLines.conflicts === 0) return { ...markWhole(texts, labels), clashes: [] };
  return { ...byLines, clashes: (document?.clashes ?? []).map((key) => key.join(".")) };
}

/** A merge by lines that broke the document's syntax is none, and neither is one that says a name twice because both sides added it. */
function isSound(path: string, text: string, { mine, theirs }: ThreeTexts): boolean {
  if (path.endsWith(".json")) return isReadable(text, [mine, theirs].every((side) => isReadable(side, JSON.parse)) ? JSON.parse : parseJson);
  const grammar = grammarOf(path);
  return grammar === undefined || saidTwice(text, grammar) <= Math.max(saidTwice(mine, grammar), saidTwice(theirs, grammar));
}

function isReadable(text: string, parse: (text: string) => unknown): boolean {
  try {
    parse(text);
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
  if (/\.ya?ml$/.test(path)) return mergeYaml(texts) ?? mergeDocuments(texts);
  const [isProse, headOf] = [path.endsWith(".md"), headsOf(path)];
  // Two texts without one that both come from are two things of one name: put together, they would be neither.
  if ((isProse || headOf !== undefined) && texts.base === "") return undefined;
  if (isProse) return whole(mergeSections(texts));
  // Where one side as a whole is only laid out anew, the other text is taken whole, and the plan says so.
  if (headOf !== undefined && formattedBy(path, texts) !== undefined) return undefined;
  if (headOf !== undefined) return whole(mergeDeclarations(texts, headOf, path.endsWith(".py") ? isSamePython : undefined));
  const grammar = grammarOf(path);
  return grammar === undefined ? undefined : mergeKeyed(texts, grammar);
}

function whole(text: string | undefined): MergedDocument | undefined {
  return text === undefined ? undefined : { text, clashes: [] };
}

/** Files in which a line means the same wherever it stands. */
function isListFile(path: string): boolean {
  return /(^|\/)(\.[a-z]+ignore|\.gitattributes|CODEOWNERS)$/.test(path);
}

import { closeCall } from "../doubt/confidence.ts";
import type { Choice, Contribution } from "../decision.ts";
import type { Known, UnknownWord } from "../situation/technologies.ts";

/** A team that holds at least this share of a language keeps it. */
const keepShare = 0.6;

interface Noted {
  readonly known: Known;
  readonly words: readonly UnknownWord[];
  readonly expired: readonly string[];
  /** What there is to mind with the answers. */
  readonly cautions: readonly string[];
  /** What there is to say about the organisation's radar. */
  readonly radar: readonly string[];
}

/** What the reader should know besides the choices. */
export function notesOn(choices: Readonly<Record<string, Choice>>, { known, words, expired, cautions, radar }: Noted): readonly string[] {
  const language = choices["language"];
  const old = [...radar, ...expiredNote(expired)];
  const unknown = words.map(({ key, word, nearest }) => `"${word}" (${key}) is not in the catalogue, so it does not count${nearest === undefined ? "." : `; did you mean "${nearest}"?`}`);
  if (language === undefined) return [...cautions, ...unknown, ...old];
  const held = Math.max(0, ...language.reasons.filter(({ criterion }) => criterion === "team").map(({ value }) => (value ?? 0) / 10));
  const outside = known.outside.filter(({ share }) => share >= keepShare && share > held).map(({ name, share }) => `Keep ${name}: ${Math.round(share * 100)} % of the team ship in it. It is outside what we generate; the architecture advice stands, and ${language.title} is the best that we know.`);
  return [...outside, ...closeCallNote(language), ...cautions, ...unknown, ...old];
}

function expiredNote(expired: readonly string[]): readonly string[] {
  if (expired.length === 0) return [];
  return [`${expired.length === 1 ? "One fact has" : `${expired.length} facts have`} expired and still ${expired.length === 1 ? "counts" : "count"}, with less confidence: ${expired.slice(0, 3).join(", ")}${expired.length > 3 ? ", …" : ""}.`];
}

function closeCallNote({ title, runnerUp, reasons, rejected }: Choice): readonly string[] {
  if (runnerUp?.losesBy === undefined || runnerUp.losesBy >= closeCall) return [];
  const [ours, theirs] = [teamKnows(reasons), teamKnows(rejected.find(({ option }) => option === runnerUp.option)?.reasons)];
  const better = ours === theirs ? "both alike" : `${ours > theirs ? title : runnerUp.title} better`;
  const known = ours + theirs === 0 ? "" : `, and the team knows ${better}`;
  return [`${title} and ${runnerUp.title} are close (${runnerUp.losesBy.toFixed(2)} apart)${known}: try both for 2 to 5 days before you commit.`];
}

function teamKnows(reasons: readonly Contribution[] = []): number {
  return reasons.find(({ criterion }) => criterion === "team")?.value ?? 0;
}

import { codes, words } from "../../interview/glossary.ts";
import type { Screen } from "../../terminal/session.ts";
import { columns } from "../../terminal/text.ts";

/** What the words and the codes of a decision mean, as the page has them. */
export function glossaryScreen({ style, width }: Screen): string {
  const listed = (entries: Readonly<Record<string, string>>): string => columns(Object.entries(entries).map(([word, means]) => [style.cyan(word), means] as const), { width, left: 27 });
  return [style.bold("Words of a decision"), listed(words), "", style.bold("Codes of rules"), listed(codes), ""].join("\n");
}

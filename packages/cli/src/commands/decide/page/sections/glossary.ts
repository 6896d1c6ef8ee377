import { codes, words } from "../../../../interview/glossary.ts";
import { html, type Markup } from "../markup.ts";

/** Words and codes of the page, explained. */
export function glossary(): Markup {
  return html`<section aria-labelledby="glossary"><h2 id="glossary">Words</h2>
<details id="words"><summary>What the words mean</summary><dl class="plain">${list(words)}</dl></details>
<details id="codes"><summary>What the codes of rules mean</summary><dl class="plain">${list(codes)}</dl></details></section>`;
}

function list(entries: Readonly<Record<string, string>>): readonly Markup[] {
  return Object.entries(entries).map(([word, means]) => html`<dt>${word}</dt><dd>${means}</dd>`);
}

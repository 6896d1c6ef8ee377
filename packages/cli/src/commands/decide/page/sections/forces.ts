import type { Decision } from "@create-backend/core";
import { argumentTable } from "../bars.ts";
import { html, type Markup } from "../markup.ts";
import { ended, sentence, signed } from "../words.ts";

/** What pulls the code apart and what holds it together, and what each part of the work runs on. */
export function forces({ forces: { need, resistance, net, contributions }, workloads }: Decision): Markup {
  const rows = workloads.map(({ name, title, because }) => html`<tr><th scope="row">${name === "api" ? "API" : sentence(name)}</th><td>${title}</td><td>${ended(because)}</td></tr>`);
  return html`<section aria-labelledby="forces"><h2 id="forces">One or several deployables</h2>
<p class="lead">What speaks for a split, less what resists it: ${need} less ${resistance} makes ${signed(net)}. Setting some parts apart takes at least 0, services throughout at least 3.</p>
${contributions.length === 0 ? html`<p>Nothing pulls either way.</p>` : argumentTable(contributions, { total: net, caption: "Forces on the code" })}
${rows.length < 2 ? undefined : html`<table class="out"><caption>What runs where</caption><tbody>${rows}</tbody></table>`}</section>`;
}

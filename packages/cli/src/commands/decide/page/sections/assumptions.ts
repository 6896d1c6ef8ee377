import { valueAt, type Decision, type Origin } from "@create-backend/core";
import { html, type Markup } from "../markup.ts";
import { keyTitle, keyTitles, valueText } from "../profile-keys.ts";

const means: Readonly<Record<Origin, string>> = { answered: "said", file: "from the file", default: "assumed", derived: "follows" };

/** Every value the decision rests on, and where it comes from. */
export function assumptions({ profile }: Decision): Markup {
  const order = Object.keys(keyTitles);
  const keys = Object.keys(profile.origins).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const assumed = keys.filter((key) => profile.origins[key] === "default").length;
  const rows = keys.map((key) => {
    const origin = profile.origins[key] ?? "default";
    return html`<tr class="${origin}"><th scope="row">${keyTitle(key)}</th><td>${valueText(key, valueAt(profile, key))}</td><td><span class="tag">${means[origin]}</span></td></tr>`;
  });
  return html`<section aria-labelledby="assumptions"><h2 id="assumptions">What it rests on</h2>
<p class="lead">${keys.length} values, ${assumed} of them assumed because nobody said otherwise. Correct those first.</p>
<details id="all-values"><summary>All values and their origin</summary><table class="values"><thead><tr><th scope="col">Value of</th><th scope="col">Value</th><th scope="col">Origin</th></tr></thead><tbody>${rows}</tbody></table></details></section>`;
}

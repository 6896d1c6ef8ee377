import type { Catalogue, Decision } from "@create-backend/core";
import { html, type Markup } from "./markup.ts";
import { assumptions } from "./sections/assumptions.ts";
import { changes } from "./sections/changes.ts";
import { choices } from "./sections/choices.ts";
import { costs } from "./sections/costs.ts";
import { evidence } from "./sections/evidence.ts";
import { forces } from "./sections/forces.ts";
import { glossary } from "./sections/glossary.ts";
import { plain } from "./sections/plain.ts";
import { verdict } from "./sections/verdict.ts";

/** Everything on the page that follows from the decision. Rendered here for the file, and in the page when an input is moved. */
export function decisionSections(decision: Decision, catalogue: Catalogue): { readonly first: Markup; readonly rest: Markup } {
  return {
    first: verdict(decision, catalogue),
    rest: html`<div class="full">${choices(decision, catalogue)}${forces(decision)}</div>${costs(decision, catalogue)}${changes(decision)}
${plain(decision, catalogue)}<div class="full">${assumptions(decision)}${evidence(decision, catalogue)}</div>${glossary()}`,
  };
}

import { architecturePath, type FormExplanation, type RulesExplanation } from "@create-backend/policies";
import type { Screen } from "../../terminal/session.ts";
import { columns, wrap } from "../../terminal/text.ts";
import { markdown } from "./screen.ts";

type Look = Pick<Screen, "style" | "width">;

/** How `architecture.yaml` is written: its keys, what every rule says, and the forms there are. */
export function rulesText({ keys, everyRule, forms }: RulesExplanation, { style, width }: Look): string {
  return [
    style.bold(architecturePath),
    ...wrap("Rules of your own, beside the agreement or alone. `create-backend check` judges by them, and so does the editor.", width),
    "",
    style.bold("Keys"),
    keysText(keys, { style, width }),
    "",
    style.bold("What every rule says"),
    keysText(everyRule, { style, width }),
    "",
    style.bold("Forms of rules"),
    columns(forms.map(({ name, summary }) => [style.cyan(name), summary] as const), { width, left: 22 }),
    "",
    ...wrap("`create-backend explain <form>` shows what a form takes, right and wrong; `create-backend explain selectors` every word that says whom a rule means. With --json there is a schema for editors.", width),
    "",
  ].join("\n");
}

/** A form of rule: what it demands, what it takes, and the rest of its page. */
export function formText({ name, title, takes, page }: FormExplanation, { style, width }: Look): string {
  const [demand = "", ...rest] = page.replace(/^# .*\n+/, "").split(/^(?=## )/m);
  return [
    `${style.bold(name)}  ${title}  ${style.dim("form of rule in architecture.yaml")}`,
    "",
    markdown(demand, { style, width }),
    "",
    style.bold("It takes"),
    keysText(takes, { style, width }),
    "",
    markdown(rest.join(""), { style, width }),
    "",
  ].join("\n");
}

/** The words that say whom a rule means, each with an example. */
export function selectorsText(page: string, { style, width }: Look): string {
  return `${markdown(page, { style, width })}\n`;
}

function keysText(keys: FormExplanation["takes"], { style, width }: Look): string {
  return columns(keys.map(({ name, says, required }) => [style.cyan(name), required ? `${says} (required)` : says] as const), { width, left: 22 });
}

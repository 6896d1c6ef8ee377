import type { Decision } from "@create-backend/core";
import { amount } from "../../../report/amount.ts";
import { sentence } from "../../../report/decision-text.ts";
import { titleOf } from "../../../report/question-titles.ts";

export { amount, sentence };

/** A question as a heading. */
export function questionTitle(question: string): string {
  return sentence(titleOf(question).replaceAll("-", " "));
}

const criteria: Readonly<Record<string, string>> = {
  team: "What the team knows",
  fit: "Fit for the domain",
  speed: "Speed of development",
  hiring: "Hiring",
  perf: "Speed at run time",
  ease: "Ease of learning",
  scal: "Room to scale",
  ai: "Models and data",
  majority: "What most of the team know",
};

/** A criterion as a person reads it. */
export function criterionTitle(criterion: string): string {
  return criteria[criterion] ?? sentence(criterion);
}

/** A text that ends like a sentence; a code may follow its full stop: "Drop existingCloud. (X03)". */
export function ended(text: string): string {
  return /[.!?…]( \([A-Z]\d+\))?$/.test(text) ? text : `${text}.`;
}

/** "+2.27", "−1.00". */
export function signed(points: number): string {
  return `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(2)}`;
}

/** The decision in a sentence, and what it runs on. */
export function verdictOf({ label, choices }: Decision): string {
  const title = (question: string): string | undefined => choices[question]?.title;
  const split = choices["decomposition"];
  const parts = [
    sentence(label.title),
    split === undefined || split.option === label.name ? undefined : ` as a ${split.title.toLowerCase()}`,
    join(" in ", title("language")),
    join(" with ", title("framework")),
    join(", data in ", title("database")),
    join(". Hosting: ", title("hosting")) ?? join(". Compute: ", title("compute")),
  ];
  return ended(parts.filter((part) => part !== undefined).join(""));
}

function join(word: string, title: string | undefined): string | undefined {
  return title === undefined ? undefined : `${word}${title}`;
}

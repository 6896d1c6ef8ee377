import type { Catalogue } from "../catalogue/option.ts";
import { UserError } from "../errors.ts";
import type { Blueprint } from "./blueprint.ts";
import { questions } from "./questions.ts";
import { optionNamed, resolveAnswers } from "./resolve-answers.ts";

type Agreed = Pick<Blueprint, "answers" | "modules">;

/** Refuses answers that can be advised and not written: the repository would lack their part and not build. Throws `CB-037` with the nearest answer that is written. */
export function assertGenerated({ answers, modules }: Agreed, catalogue: Catalogue): void {
  for (const { name: question } of questions) {
    const said = answers[question];
    if (said === undefined) continue;
    const option = optionNamed(catalogue, question, said);
    if (option.generates) continue;
    const written = (catalogue.get(question) ?? []).filter((other) => other.generates).map(({ name }) => name);
    const near = written.find((name) => goTogether({ answers: { ...answers, [question]: name }, modules }, catalogue));
    throw new UserError("CB-037", {
      what: `${question}: ${option.name} can be advised and checked, and is not written yet.`,
      why: "There are no templates for it: a repository without its part would not build.",
      todo: near === undefined ? `Written are: ${written.map((name) => `${question}: ${name}`).join(", ")}.` : `Nearest that is written: ${question}: ${near}.`,
      place: { key: question },
    });
  }
}

function goTogether({ answers, modules }: Agreed, catalogue: Catalogue): boolean {
  try {
    resolveAnswers({ version: 1, name: "project", answers, modules }, catalogue);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

import { architectureQuestion, questions } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { architectures } from "./architectures.ts";
import { profileQuestions } from "./profile-questions.ts";

/** What may follow the flags that take words, for the help. A file of its own: it loads the catalogue. */
export function flagValues(): ReadonlyMap<string, readonly string[]> {
  const catalogue = catalogueOf(registeredOptions);
  const answers = questions.map(({ name }) => [name, (catalogue.get(name) ?? []).filter(({ generates }) => generates).map((option) => option.name)] as const);
  const words = profileQuestions.flatMap(({ flag, answer }) => ("titles" in answer ? [[flag, Object.keys(answer.titles)] as const] : []));
  return new Map([[architectureQuestion, [...architectures(catalogue).keys()]], ...answers, ...words]);
}

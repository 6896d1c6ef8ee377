import { questions } from "../blueprint/questions.ts";
import type { Decision } from "./decision.ts";

/** Question → option of a decision, for drafting a blueprint: only what a blueprint asks and we generate. */
export function answersOf(decision: Decision): Readonly<Record<string, string>> {
  return Object.fromEntries(questions.flatMap(({ name }) => {
    const choice = decision.choices[name];
    return choice?.generates === true ? [[name, choice.option]] : [];
  }));
}

import { registeredOptions, type RegisteredOption } from "@create-backend/templates";

/** What a change of an answer asks of data and people, as Markdown; `store` is the primary store of the repository. */
export function whatToMove(question: string, option: string | undefined, store: string | undefined): readonly string[] {
  const arrival = optionOf(question, option ?? "")?.arrival;
  const handover = question === "decomposition" && store !== undefined ? optionOf("database", store)?.handover : undefined;
  return [arrival, handover].filter((note) => note !== undefined);
}

/** An option that we have a folder for. */
export function optionOf(question: string, name: string): RegisteredOption["definition"] | undefined {
  return registeredOptions.find((option) => option.question === question && option.name === name)?.definition;
}

import { UserError, type Blueprint } from "@create-backend/core";
import type { CodeEditing, Codemod } from "../define-generator.ts";
import { modelOf, type Workshop } from "./render.ts";

/** The changes that the files of an agreement went through, the oldest first, with who can make them; none where today's options do not know that agreement any more. */
export function codemodsOf(blueprint: Blueprint, workshop: Workshop): readonly (Codemod & { readonly editing: CodeEditing | undefined })[] {
  try {
    const { layers, project, resolution } = modelOf(blueprint, workshop);
    const editing = workshop.options.find(({ question, name, definition }) => definition.codeEditing !== undefined && resolution.answers.get(question)?.option.name === name)?.definition.codeEditing;
    return layers.flatMap(({ definition }) => definition.codemods?.(project) ?? []).map((codemod) => ({ ...codemod, editing }));
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

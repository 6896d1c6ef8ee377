import type { Resolution } from "@create-backend/core";
import type { PairDefinition } from "../define-option.ts";
import type { LayerSource } from "./layer-source.ts";
import type { RegisteredOption } from "./registry.ts";

/** A layer that takes part: its id and, where it has code, its definition. */
export interface ChosenLayer {
  readonly id: string;
  readonly definition: PairDefinition;
}

/** The layers of a resolution in the order of the questions: shared files, each option, and its pairs whose other side is chosen (an option or a trait; `a+b` needs both). */
export function chooseLayers(resolution: Resolution, registered: readonly RegisteredOption[], source: LayerSource): readonly ChosenLayer[] {
  const known = new Set([...resolution.traits, ...[...resolution.answers.values()].map((answer) => answer.option.name)]);
  const shared = source.layers.filter((id) => id.startsWith("shared/")).map((id) => ({ id, definition: {} }));
  const chosen = [...resolution.answers.values()].flatMap(({ question, option }) => {
    const entry = registered.find((candidate) => candidate.question === question && candidate.name === option.name);
    const id = `${question}/${option.name}`;
    const prefix = `${id}/for/`;
    const withFiles = source.layers.filter((layer) => layer.startsWith(prefix)).map((layer) => layer.slice(prefix.length));
    const others = [...new Set([...withFiles, ...Object.keys(entry?.pairs ?? {})])].filter((other) => other.split("+").every((part) => known.has(part)));
    return [
      { id, definition: entry?.definition ?? {} },
      ...others.sort().map((other) => ({ id: prefix + other, definition: entry?.pairs[other] ?? {} })),
    ];
  });
  return [...shared, ...chosen];
}

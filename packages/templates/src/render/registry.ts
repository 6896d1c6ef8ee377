import type { Catalogue, Option } from "@create-backend/core";
import type { Standards } from "./layer-source.ts";
import type { OptionDefinition, PairDefinition } from "../define-option.ts";

/** An option with its place and its pairs (`other` → definition), as the generated registry lists them. */
export interface RegisteredOption {
  readonly question: string;
  readonly name: string;
  readonly definition: OptionDefinition;
  readonly pairs: Readonly<Record<string, PairDefinition>>;
}

/** The catalogue that decisions and blueprints work with. What an organisation brings templates for can be written as well. */
export function catalogueOf(registered: readonly RegisteredOption[], standards: readonly Standards[] = []): Catalogue {
  const catalogue = new Map<string, Option[]>();
  for (const entry of registered) catalogue.set(entry.question, [...(catalogue.get(entry.question) ?? []), optionOf(entry, standards)]);
  for (const options of catalogue.values()) options.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
  return catalogue;
}

function optionOf({ question, name, definition }: RegisteredOption, standards: readonly Standards[]): Option {
  const { title, summary, order } = definition;
  return {
    question,
    name,
    title,
    summary,
    order,
    needs: definition.needs ?? {},
    traits: definition.traits ?? [],
    facts: definition.facts ?? {},
    generates: definition.generates !== false || standards.some(({ files }) => files.some(({ path }) => path.startsWith(`options/${question}/${name}/`))),
    ...(definition.rules === undefined ? {} : { rules: definition.rules }),
  };
}

import type { FileTree } from "@create-backend/core";
import { defineFact, derivedFrom } from "./derived.ts";
import { environmentReads, type EnvironmentRead } from "./environment-reads.ts";
import { Look } from "./look.ts";
import { addressesIn, eventsIn } from "./mentions.ts";
import { usesInSource, type TableMention } from "./tables/uses.ts";
import { topicUses, type TopicUse } from "./topics.ts";

/** What a source names beyond its imports. */
export interface Named {
  readonly tables: readonly TableMention[];
  readonly topics: readonly TopicUse[];
  readonly environment: readonly EnvironmentRead[];
  /** Names that stand where addresses name a service. */
  readonly addresses: readonly string[];
}

const nothing: Named = { tables: [], topics: [], environment: [], addresses: [] };

/** All of it in one go, so that a text is looked through once, whoever asks first. */
export const namedFact = defineFact("named", (text, path) => namesOf(new Look(text, path)));
const eventsFact = defineFact("events", (text, path) => eventsIn(new Look(text, path)));

/** What a source names. */
export function namedIn(tree: FileTree, path: string): Named {
  return derivedFrom(tree, path, namedFact) ?? nothing;
}

/** Quoted pairs of names, as events are written: `orders.order-placed`. Few repositories have events. */
export function eventsNamed(tree: FileTree, path: string): readonly string[] {
  return derivedFrom(tree, path, eventsFact) ?? [];
}

function namesOf(look: Look): Named {
  return { tables: usesInSource(look), topics: topicUses(look), environment: environmentReads(look), addresses: addressesIn(look) };
}

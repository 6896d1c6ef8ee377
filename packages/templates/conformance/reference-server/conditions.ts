import type { Exchange } from "./exchange.ts";
import type { Wrong } from "./inner-fault.ts";
import { Refusal } from "./refusal.ts";
import type { Entity } from "./store.ts";

interface Tag {
  readonly isWeak: boolean;
  readonly text: string;
}

const tagShape = /^(W\/)?"([^"]*)"$/;

/** The tags of a header; malformed ones are left out. */
function tagsOf(header: string): readonly Tag[] {
  return header.split(",").flatMap((part) => {
    const match = tagShape.exec(part.trim());
    return match === null ? [] : [{ isWeak: match[1] !== undefined, text: match[2] ?? "" }];
  });
}

/** The strong tag of an entity's present version. */
export function etagOf(entity: Entity): string {
  return `"${String(entity.version)}"`;
}

function isNamedIn(header: string, entity: Entity, wrong: Wrong): boolean {
  if (header === "*") return !wrong("star-refused");
  const version = String(entity.version);
  if (wrong("unquoted-accepted") && header === version) return true;
  const all = tagsOf(header);
  const tags = wrong("last-tag-counts") ? all.slice(-1).map((tag) => ({ ...tag, text: tag.text === "998" ? version : tag.text })) : all;
  if (wrong("list-refused") && tags.length > 1) return false;
  if (wrong("any-known-tag-accepted")) return tags.some(({ text }) => text.startsWith(version));
  if (wrong("stale-accepted")) return tags.some(({ text }) => Number(text) >= 1 && Number(text) <= entity.version);
  return tags.some((tag) => (!tag.isWeak || wrong("weak-accepted")) && tag.text === version);
}

/** A change needs the present version: 428 without a tag, 412 with another. */
export function demandMatch({ headers }: Exchange, entity: Entity, wrong: Wrong): void {
  const header = headers["if-match"];
  if (header === undefined || header === "") {
    if (wrong("if-match-optional")) return;
    throw new Refusal(428, "If-Match is required");
  }
  if (wrong("tags-never-match") || !isNamedIn(header, entity, wrong)) throw new Refusal(412, "The entity has changed");
}

/** A deletion may name the version it means. */
export function allowDeletion({ headers }: Exchange, entity: Entity, wrong: Wrong): void {
  const header = headers["if-match"];
  if (wrong("delete-needs-if-match") && header === undefined) throw new Refusal(428, "If-Match is required");
  if (header === undefined || wrong("delete-unconditional")) return;
  if (wrong("delete-compares-first-version") && header === '"1"') return;
  if (wrong("tags-never-match") || !isNamedIn(header, entity, wrong)) throw new Refusal(412, "The entity has changed");
}

/** Does If-None-Match name the present version? */
export function isUnmodified({ headers }: Exchange, entity: Entity, wrong: Wrong): boolean {
  const header = headers["if-none-match"];
  if (header === undefined || wrong("none-match-ignored")) return false;
  if (wrong("none-match-always")) return true;
  if (header === "*") return !wrong("none-match-star-ignored");
  const tags = tagsOf(header);
  if (wrong("none-match-single") && tags.length > 1) return false;
  return tags.some((tag) => tag.text === String(entity.version) && !(tag.isWeak && wrong("none-match-strong")));
}

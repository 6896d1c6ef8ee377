import type { Fault } from "../fault.ts";
import { body, inner, wrongAnswer } from "./tamper.ts";

export const eventFaults: readonly Fault[] = [
  wrongAnswer(
    ["events.reference-known", "references are not shown"],
    { kind: "item", status: 200 },
    body((members) => ("catalogId" in members ? { ...members, catalogId: null } : members)),
  ),
  inner("events.reference-unknown", "reference-unchecked"),
  inner("events.reference-deleted", "deleted-still-known"),
  inner("events.reference-own-id", "any-module-known"),
  inner("events.reference-refused-stores-nothing", "reference-checked-late"),
  inner("events.reference-change", "reference-not-changeable"),
  inner("events.reference-survives-rename", "rename-clears-reference"),
  inner("events.reference-change-unknown", "change-reference-unchecked"),
  inner("events.delivered", "not-delivered"),
  inner("events.once", "delivered-twice"),
  inner("events.each-entity", "same-name-once"),
  wrongAnswer(
    ["events.consumed-is-a-resource", "what a consumer makes starts at version 0"],
    { method: "GET", kind: "collection" },
    body(({ items, ...rest }) => ({
      ...rest,
      items: (items as Record<string, unknown>[]).map((item) => (String(item["name"]).startsWith("order-placed ") ? { ...item, version: 0 } : item)),
    })),
  ),
  inner("events.truncated", "name-cut-in-utf-16"),
  inner("events.truncated", "name-uncut"),
  inner("events.refused-publishes-nothing", "refused-is-published"),
  inner("events.change-publishes-nothing", "change-is-published"),
  inner("events.chained", "chain-stops"),
];

import type { Edit, KeyPath } from "./merge-values.ts";

/** A plain value with edits made in it. */
export function edited(value: unknown, edits: readonly Edit[]): unknown {
  return edits.reduce<unknown>((now, edit) => within(now, edit.path, edit), value);
}

function within(value: unknown, [key, ...rest]: KeyPath, edit: Edit): unknown {
  if (key === undefined) return edit.kind === "insert" ? (value as readonly unknown[]).toSpliced(edit.after + 1, 0, edit.value) : edit.kind === "set" ? edit.value : undefined;
  const isGone = edit.kind === "delete" && rest.length === 0;
  if (typeof key === "number") {
    const list = value as readonly unknown[];
    return isGone ? list.toSpliced(key, 1) : list.with(key, within(list[key], rest, edit));
  }
  const { [key]: held, ...others } = value as Record<string, unknown>;
  return isGone ? others : { ...others, [key]: within(held, rest, edit) };
}

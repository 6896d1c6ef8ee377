/** Fields by which formats tell the items of a list apart: identifiers, then what an item is about (steps of workflows, containers, ports, mounts, alerts). */
const tellingFields = ["id", "uid", "name", "alert", "record", "key", "uses", "run", "containerPort", "port", "mountPath", "path", "url", "title"] as const;

/** A name for every item of each list, the same for the same item in all of them. Undefined when some item has none, or two of one list share one: their order may matter then. */
export function identitiesOf(lists: readonly (readonly unknown[])[]): readonly (readonly string[])[] | undefined {
  const named: (readonly (string | undefined)[])[] = lists.map((list) => list.map(identityOf));
  return named.every(isTelling) ? named : undefined;
}

function isTelling(names: readonly (string | undefined)[]): names is readonly string[] {
  return !names.includes(undefined) && new Set(names).size === names.length;
}

function identityOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null) return `${typeof item} ${String(item)}`;
  const field = tellingFields.find((name) => isScalar((item as Record<string, unknown>)[name]));
  // An action that is raised is the same one.
  return field === undefined ? undefined : `${field} ${String((item as Record<string, unknown>)[field]).replace(/(?<=^[\w./-]+)@.*/, "")}`;
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

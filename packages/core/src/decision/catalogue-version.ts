import type { Catalogue } from "../catalogue/option.ts";

const versions = new WeakMap<Catalogue, string>();

/** A short print of everything in a catalogue that a decision can depend on; equal catalogues have equal versions. */
export function catalogueVersion(catalogue: Catalogue): string {
  const known = versions.get(catalogue);
  if (known !== undefined) return known;
  const version = fingerprint([...catalogue].sort(([a], [b]) => (a < b ? -1 : 1)).map(([question, options]) => [question, [...options].sort((a, b) => (a.name < b.name ? -1 : 1))]));
  versions.set(catalogue, version);
  return version;
}

/** Notes the version of a catalogue that is known from before, so that no run works it out. */
export function noteVersion(catalogue: Catalogue, version: string): void {
  versions.set(catalogue, version);
}

/** Two 32-bit FNV-like halves over a value's JSON with sorted keys, in hex: a print, not a seal. */
export function fingerprint(value: unknown): string {
  const text = stableJson(value);
  // Signed while they are worked on: engines keep those in registers.
  let high = 0x811c9dc5 | 0;
  let low = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code ^ (high >>> 13), 0x85ebca6b);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/** JSON with keys in code-unit order: the same value has the same text. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(inOrder(value), undefined, indent);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) sorted[key] = inOrder((value as Record<string, unknown>)[key]);
  return sorted;
}

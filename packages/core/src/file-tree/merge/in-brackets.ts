import type { Format } from "./located.ts";

export interface BracketStyle {
  /** The text that stood there. */
  readonly old: string;
  /** What lines begin with, where entries have lines of their own; undefined keeps all on one. */
  readonly indent: string | undefined;
  readonly step: string;
}

/** A value in brackets: `[a, b]`, `{ a: 1 }`, or with a line for each entry. */
export function inBrackets(value: unknown, style: BracketStyle, format: Format): string {
  const { indent, step } = style;
  if (typeof value !== "object" || value === null) return format.scalar(value, style.old);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const inner = { ...style, old: "", indent: indent === undefined ? undefined : indent + step };
  const entries = Array.isArray(value) ? value.map((item) => inBrackets(item, inner, format)) : Object.entries(value).map(([key, held]) => `${format.key(key)} ${inBrackets(held, inner, format)}`);
  if (entries.length === 0) return `${open}${close}`;
  if (indent !== undefined) return `${open}\n${indent}${step}${entries.join(`,\n${indent}${step}`)}\n${indent}${close}`;
  const pad = open === "[" || /^\{\S/.test(style.old) ? "" : " ";
  return `${open}${pad}${entries.join(", ")}${pad}${close}`;
}

import type { Span } from "../../graph/span.ts";

/** A value of a template with its place, whatever language the template is written in. Missing keys lead to values that are absent. */
export interface Setting {
  readonly exists: boolean;
  /** A text; what it takes from elsewhere stands in it as `${name}`. */
  readonly text: string | undefined;
  readonly at: Span;
  get(key: string): Setting;
  entries(): readonly { readonly key: string; readonly at: Span; readonly value: Setting }[];
  items(): readonly Setting[];
}

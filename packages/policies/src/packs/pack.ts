import type { RuleText } from "../rules/rule-text.ts";

/** Rules that follow from an agreement, as `architecture.yaml` would say them. */
export interface Pack {
  readonly name: string;
  readonly title: string;
  /** Trait of the answers that it is for; absent: every agreement. */
  readonly when?: string;
  readonly rules: Readonly<Record<string, RuleText>>;
}

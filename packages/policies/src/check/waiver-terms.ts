import type { RuleBook } from "../rules/book.ts";

/** Today, and in days: the longest life of a waiver and how early its end is announced. */
export interface WaiverTerms {
  readonly now: Date;
  readonly longest: number;
  readonly notice: number;
  /** Policies and rules that may be waived beside the code; `*` for every one. */
  readonly inline: readonly string[];
  /** How many of those a repository may have. */
  readonly mostInline: number;
}

/** What holds where nothing else was agreed: no waiver stands in the code. */
export const usualTerms: Omit<WaiverTerms, "now"> = { longest: 90, notice: 14, inline: [], mostInline: 20 };

/** What the rule books agree on: the repository's own says what it wants, and standards, where they speak of it, only narrow that. */
export function termsOf(now: Date, own: RuleBook | undefined, standards: readonly RuleBook[]): WaiverTerms {
  let terms: WaiverTerms = { ...usualTerms, ...own?.waivers, now };
  for (const { waivers } of standards) {
    if (waivers === undefined) continue;
    const { longest = terms.longest, notice = terms.notice, inline = [], mostInline = terms.mostInline } = waivers;
    terms = { now, longest: Math.min(terms.longest, longest), notice: Math.max(terms.notice, notice), inline: both(terms.inline, inline), mostInline: Math.min(terms.mostInline, mostInline) };
  }
  return terms;
}

function both(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.includes("*")) return b;
  return b.includes("*") ? a : a.filter((policy) => b.includes(policy));
}

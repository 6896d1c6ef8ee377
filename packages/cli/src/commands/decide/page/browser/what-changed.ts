import type { Decision } from "@create-backend/core";
import { questionTitle } from "../words.ts";

/** What a reader who does not see the page must hear after an input was moved. */
export function whatChanged(before: Decision, after: Decision): string {
  const questions = [...new Set([...Object.keys(before.choices), ...Object.keys(after.choices)])];
  const news = questions.flatMap((question) => {
    const [was, is] = [before.choices[question], after.choices[question]];
    return was?.option === is?.option ? [] : [`${questionTitle(question).toLowerCase()} ${is?.title ?? "not needed"} (was ${was?.title ?? "not needed"})`];
  });
  if (news.length > 0) return `Now: ${news.join("; ")}.`;
  return `The decision stays. Confidence ${after.confidence}${before.confidence === after.confidence ? "" : ` (was ${before.confidence})`}.`;
}

import type { Decision } from "@create-backend/core";

/** What a decision says of answers that lost by points. */
export function losesIn({ choices }: Decision): readonly string[] {
  return Object.values(choices).flatMap(({ rejected }) => rejected.map(({ sentence }) => sentence)).filter((one) => one.startsWith("loses by"));
}

/** By how much, as the figures of such a sentence add up: `(+2.00)` speaks for the winner, and so does `(-1.00 for Functions)`. */
export function lostIn(sentence: string): string {
  const [against = "", speaking = ""] = sentence.split(" speaks: ");
  const last = /; all else ([+-][\d.]+)$/.exec(sentence)?.[1] ?? "0";
  return (figuresIn(against) - figuresIn(speaking) + Number(last)).toFixed(2);
}

function figuresIn(text: string): number {
  return [...text.matchAll(/\([+-](\d+\.\d\d)[^)]*\)/g)].reduce((sum, [, points]) => sum + Number(points), 0);
}

/** How far a number can be moved in the page. Outside of it, type the number. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

const ranges: Readonly<Record<string, NumberRange>> = {
  "team.now": { least: 1, most: 300, whole: true },
  "team.in18m": { least: 1, most: 300, whole: true },
  "load.peakRpsNow": { least: 0.1, most: 100_000, whole: false },
  "load.peakRps24m": { least: 0.1, most: 100_000, whole: false },
  "delivery.weeks": { least: 1, most: 150, whole: true },
  "slo.p99Ms": { least: 5, most: 10_000, whole: true },
  "slo.availability": { least: 90, most: 99.99, whole: false },
  budgetUsdMonth: { least: 10, most: 1_000_000, whole: true },
};

export function rangeOf(key: string): NumberRange {
  return ranges[key] ?? { least: 1, most: 1e6, whole: false };
}

/** Steps of a slider; on a logarithmic scale each is the same factor. */
export const steps = 200;

/** Where on the slider a number stands. */
export function positionOf(value: number, { least, most }: NumberRange): number {
  const share = Math.log(Math.min(most, Math.max(least, value)) / least) / Math.log(most / least);
  return Math.round(steps * share);
}

/** The number at a place of the slider, rounded to two digits (whole ones below a hundred exactly). */
export function valueAtPosition(position: number, { least, most, whole }: NumberRange): number {
  const value = least * (most / least) ** (position / steps);
  const short = Number(value.toPrecision(value > 90 && most < 100 ? 4 : 2));
  return whole ? Math.round(short) : short;
}

/** Where a decision changes: the last number that keeps it, and one that changes it. */
export interface Edge {
  readonly before: number;
  readonly to: number;
  /** Everything past `before` changes it, as far as can be told. */
  readonly past?: true;
}

interface Probe {
  readonly whole: boolean;
  readonly isOther: (value: number) => boolean;
}

/** Where, going through the values, the decision first changes; then the gap is halved until it is 5 % (or 1) wide, and told at its roundest number. */
export function firstEdge(from: number, values: readonly number[], probe: Probe): Edge | undefined {
  const tidy = (value: number): number => (probe.whole ? Math.round(value) : Number(value.toPrecision(3)));
  let before = from;
  for (const to of values.map(tidy)) {
    if (to === before) continue;
    if (probe.isOther(to)) return edgeBetween({ before, to }, tidy, probe);
    before = to;
  }
  return undefined;
}

function edgeBetween(gap: Edge, tidy: (value: number) => number, { whole, isOther }: Probe): Edge {
  let { before, to } = gap;
  for (;;) {
    const middle = tidy(Math.sqrt(Math.max(before, 0.01) * Math.max(to, 0.01)));
    const narrow = Math.abs(to - before) / Math.max(Math.abs(to), Math.abs(before)) <= 0.05 || (whole && Math.abs(to - before) <= 1);
    if (narrow || middle === before || middle === to) return roundest({ before, to }, { whole, isOther });
    if (isOther(middle)) to = middle;
    else before = middle;
  }
}

/** The same edge at the roundest number that lies in the gap: nobody plans for 15.1 USD where 15 will do, nor for 14.8 where all below 15 is meant. */
function roundest({ before, to }: Edge, { whole, isOther }: Probe): Edge {
  const [low, high] = [Math.min(before, to), Math.max(before, to)];
  const justPast = (value: number): number => value * (to > before ? 1 + 1e-9 : 1 - 1e-9);
  for (const digits of [1, 2]) {
    const step = 10 ** (Math.floor(Math.log10(high)) - digits + 1);
    if (whole && step < 1) break;
    const first = Number((Math.ceil(low / step) * step).toPrecision(digits));
    for (const round of [first, Number((first + step).toPrecision(digits))].filter((one) => one >= low && one <= high)) {
      if (round !== before && isOther(round)) return { before, to: round };
      if (!whole && round !== to && isOther(justPast(round))) return { before: round, to, past: true };
    }
  }
  return { before, to };
}

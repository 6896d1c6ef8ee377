import { spawnSync } from "node:child_process";

/** A command to time: what to run, and what to put right before each run. */
export interface Subject {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly before?: () => void;
}

/** Medians in milliseconds of whole processes, the subjects taking turns so that all see the same machine. */
export function medians(subjects: readonly Subject[], runs: number): ReadonlyMap<string, number> {
  const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let run = 0; run < runs; run++) for (const subject of subjects) times.get(subject.name)?.push(timeOf(subject));
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

function timeOf(subject: Subject): number {
  subject.before?.();
  const start = performance.now();
  const result = spawnSync(subject.command, subject.args, { cwd: subject.cwd, env: { ...process.env, ...subject.env }, stdio: ["ignore", "ignore", "pipe"], timeout: 120_000 });
  const elapsed = performance.now() - start;
  if (result.status !== 0) throw new Error(`${subject.name} ended with ${result.status ?? result.signal}: ${result.stderr.toString().slice(-400)}`);
  return elapsed;
}

/** The middle value; the mean of the middle two for an even count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Median milliseconds of work in this process, after one run to warm up. */
export function timed(work: () => unknown, times: number): number {
  work();
  return median(
    Array.from({ length: times }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** One line of the report: what was measured, the figure, the goal, and whether it is met. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  readonly goal: string;
  readonly met: boolean;
}

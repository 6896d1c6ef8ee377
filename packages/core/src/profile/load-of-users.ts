import type { Pattern } from "../catalogue/words.ts";

/** Peak over average, by the shape of the traffic (reference model 3.9). */
export const peakFactor: Readonly<Record<Pattern, number>> = { steady: 1.5, daily: 4, bursty: 8, spiky_idle: 20 };

/** The peak that must be carried: the later one, or today's where the load shrinks, for today's requests must be answered too. */
export function carriedPeak({ peakRpsNow, peakRps24m }: { readonly peakRpsNow: number; readonly peakRps24m: number }): number {
  return Math.max(peakRpsNow, peakRps24m);
}

/** Whether the load of 24 months is less than today's, so that machines and costs are today's. */
export function loadShrinks({ peakRpsNow, peakRps24m }: { readonly peakRpsNow: number; readonly peakRps24m: number }): boolean {
  return peakRps24m < peakRpsNow;
}

export interface UserLoad {
  readonly users: number;
  readonly dailyActiveShare: number;
  readonly requestsPerDay: number;
  readonly pattern: Pattern;
}

/** Average requests per second of that many users. */
export function averageOfUsers({ users, dailyActiveShare, requestsPerDay }: Omit<UserLoad, "pattern">): number {
  return (users * dailyActiveShare * requestsPerDay) / 86_400;
}

/** Requests per second at the peak of a day. */
export function peakOfUsers(load: UserLoad): number {
  return averageOfUsers(load) * peakFactor[load.pattern];
}

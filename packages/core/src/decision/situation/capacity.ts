import { carriedPeak, peakFactor } from "../../profile/load-of-users.ts";
import type { Profile } from "../../profile/profile.ts";

/** What a load takes of machines (reference model 3.9). */
export interface Capacity {
  /** CPU milliseconds of one request, for a language of factor 1. */
  readonly cpuMs: number;
  readonly averageRps: number;
  readonly peakRps: number;
  /** Virtual CPUs at the peak, at 60 % use. */
  readonly vcpu: number;
  /** Instances that the availability asks for, whatever the load. */
  readonly leastInstances: number;
  /** Requests open at once at the peak (Little's law). */
  readonly inFlight: number;
  readonly requestsPerMonth: number;
}

export const hoursPerMonth = 730;
const secondsPerMonth = hoursPerMonth * 3600;
const usedShareOfCpu = 0.6;
const cpuMsOfCrud = 8;
const cpuMsOfHeavyWork = 50;

/** Capacity at the load of 24 months, or at today's where it is higher, for a language that takes `cpuFactor` times the reference's CPU time. */
export function capacityOf(profile: Profile, cpuFactor = 1): Capacity {
  const { load, slo, work, workMs } = profile;
  const cpuMs = Math.min(workMs, work.includes("cpu_heavy") ? cpuMsOfHeavyWork : cpuMsOfCrud) * cpuFactor;
  const peakRps = carriedPeak(load);
  const averageRps = peakRps / peakFactor[load.pattern];
  return {
    cpuMs,
    averageRps,
    peakRps,
    vcpu: (peakRps * cpuMs) / 1000 / usedShareOfCpu,
    leastInstances: slo.availability >= 99.99 ? 3 : slo.availability >= 99.9 ? 2 : 1,
    inFlight: (peakRps * workMs) / 1000,
    requestsPerMonth: averageRps * secondsPerMonth,
  };
}

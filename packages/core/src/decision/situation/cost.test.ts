import { describe, expect, it } from "vitest";
import { completeProfile } from "../../profile/complete-profile.ts";
import { capacityOf } from "./capacity.ts";
import { breakEven, costOfInstances, costPerRequest, instancesFor, paidInstances } from "./cost.ts";

const prices = { request: 0.2e-6, gateway: 1e-6, gbSecond: 0.0000166667 };
const hourly = { balancerMonth: 22, vcpuHour: 0.04048, gbHour: 0.004445 };
const floor = costOfInstances(hourly, 2);

describe("the cost of running", () => {
  it("is 58 USD a month for two small containers and a balancer", () => {
    expect(floor).toBeCloseTo(58.04, 1);
  });

  // Reference model 3.9: wall time, memory, USD per million requests, break-even requests a month and per second.
  it.each([
    [0.02, 0.25, 1.28, 45e6, 17],
    [0.05, 0.5, 1.62, 36e6, 14],
    [0.2, 0.5, 2.87, 20e6, 7.7],
    [1, 0.5, 9.53, 6.1e6, 2.3],
    [2, 0.5, 17.9, 3.3e6, 1.2],
    [5, 1, 84.5, 0.69e6, 0.26],
    [30, 1, 501, 0.12e6, 0.04],
  ])("of requests of %d s in %d GB matches the table", (seconds, gb, perMillion, requests, rps) => {
    const one = costPerRequest(prices, seconds, gb);
    expect(Math.abs((one * 1e6) / perMillion - 1)).toBeLessThan(0.01);
    const level = breakEven(floor, one);
    // The table prints two digits of these; compare within what that rounding hides.
    expect(Math.abs(level / requests - 1)).toBeLessThan(0.04);
    expect(Math.abs(level / (730 * 3600) / rps - 1)).toBeLessThan(0.12);
  });

  it("breaks even earlier behind a dearer gateway", () => {
    const rest = costPerRequest({ ...prices, gateway: 3.5e-6 }, 0.2);
    expect(breakEven(floor, rest) / (730 * 3600)).toBeCloseTo(4.1, 0);
  });
});

describe("capacity", () => {
  const of = (input: object, cpuFactor = 1) => capacityOf(completeProfile([{ input, origin: "file" }]), cpuFactor);

  it("turns ten million users into less than a thousand requests per second on average", () => {
    const { averageRps, peakRps } = of({ load: { users24m: 10_000_000 } });
    expect([Math.round(averageRps), Math.round(peakRps)]).toEqual([926, 3704]);
  });

  it("counts processors at 60 % use and at least as many instances as the availability asks for", () => {
    const { vcpu } = of({ load: { peakRps24m: 1000 } });
    expect(vcpu).toBeCloseTo(13.3, 1);
    expect([99, 99.9, 99.99].map((availability) => instancesFor(of({ slo: { availability }, load: { peakRps24m: 1 } })))).toEqual([1, 2, 3]);
  });

  it.each([
    ["steady", 27, 27],
    ["daily", 27, 27],
    ["bursty", 27, 14],
    ["spiky_idle", 27, 6],
  ])("of a %s load is %i instances at the peak, and %i are paid for", (pattern, peak, paid) => {
    const capacity = of({ load: { peakRps24m: 1000, pattern } });
    expect([instancesFor(capacity), paidInstances(capacity)]).toEqual([peak, paid]);
  });

  it("is never paid for below what the availability asks for", () => {
    expect(paidInstances(of({ slo: { availability: 99.99 }, load: { peakRps24m: 0, pattern: "spiky_idle" } }))).toBe(3);
  });

  it("is counted for today's load where that shrinks", () => {
    expect(of({ load: { peakRpsNow: 300, peakRps24m: 20 } })).toEqual(of({ load: { peakRpsNow: 300, peakRps24m: 300 } }));
  });

  it("keeps open requests by Little's law", () => {
    expect(of({ load: { peakRps24m: 200 }, workMs: 500 }).inFlight).toBe(100);
  });

  it("takes less of a quick language and more of heavy work", () => {
    expect(of({}, 0.5).cpuMs).toBe(4);
    expect(of({ work: ["cpu_heavy"] }).cpuMs).toBe(50);
  });
});

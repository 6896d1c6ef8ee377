import { estimates, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Virtual or own machines, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 5 }),
};

/** When Virtual or own machines wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["virtual-machines", "bare-metal", "servers", "vps", "ec2"],
  points: [
    { points: 3, when: { "constraints.onPrem": true }, because: "the organisation runs its own machines" },
    { points: 5, when: { "slo.p99Ms": { atMost: 5 } }, because: "99 % within five milliseconds leaves no room for a shared host" },
    { points: 1, when: { "load.pattern": "steady", "delivery.codebase": "brownfield", "constraints.hasCloud": false }, because: "it runs steadily today, and in no cloud" },
  ],
  floorFrom: "machines",
  reversibility: "easy",
  tradeOff: "Full control against patches, rollouts and failover by hand.",
  confirmedBy: ["unpinned-image"],
};

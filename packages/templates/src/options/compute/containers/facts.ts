import { estimates, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Containers, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 15 }),
};

/** When Containers wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["managed-containers", "docker", "caas", "paas"],
  points: [{ points: 3, because: "managed containers run anything that starts and listens, without a cluster to keep" }],
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "managed containers run in a public cloud, and it must run on premises" }],
  floorFrom: "prices",
  cautions: [{ when: { work: { has: "gpu" }, "constraints.onPrem": false }, say: "Machines with graphics processors are not in the costs: they are often most of the bill." }],
  reversibility: "easy",
  tradeOff: "A floor of one or two running instances against no cold starts, no time limits and an easy way out.",
  confirmedBy: ["unpinned-image", "containers run as non-root with a read-only root", "every app has health checks"],
};

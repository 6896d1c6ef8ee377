import { estimates, fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Kubernetes, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://aws.amazon.com/eks/pricing/", { "price.controlPlaneHour": 0.1 }, { date: "2026-10", expires: "2027-11", unit: "USD", region: "us-east-1" }),
  ...estimates({ "floor.usdMonth": 130 }),
};

/** When Kubernetes wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["k8s", "eks", "aks", "gke", "openshift"],
  points: [
    { points: 2, when: { traits: { has: "apart" } }, because: "many services want one place for rollout, discovery and limits" },
    { points: 1, when: { "ops.level": { atLeast: 4 } }, because: "the operations practices to run it are in place" },
    { points: 1, when: { ops: { has: "platform_team" } }, because: "a platform team runs it" },
    { points: 2, when: { "constraints.onPrem": true }, because: "it brings a cloud's habits to an own data centre" },
    { points: 1, when: { work: { has: "gpu" } }, because: "it shares graphics processors out" },
    { points: 1, when: { "self.known": true }, because: "the team runs it today" },
    { points: 2, when: { "self.existing": true }, because: "the present code runs on it, and to move it is a project of its own" },
    { points: 1, when: { "self.known": true, ops: { has: "platform_team" } }, because: "a platform team runs it today, and a second way to run things would be one more to keep" },
  ],
  gates: [
    { code: "H05", needs: { any: [{ ops: { has: "platform_team" } }, { "team.in18m": { atLeast: 8 }, "ops.level": { atLeast: 3 } }] }, missing: "eight engineers and three operations practices, or a platform team" },
  ],
  cautions: [{ when: { work: { has: "gpu" }, "constraints.onPrem": false }, say: "Machines with graphics processors are not in the costs: they are often most of the bill." }],
  reversibility: "costly",
  tradeOff: "One way to run everything, anywhere, against a control plane that wants people.",
  confirmedBy: ["unpinned-image", "every container has probes and limits", "manifests are valid for the server's version"],
};

import { definePolicy, type Facts } from "../../define-policy.ts";
import { composeVerdicts } from "./compose-ports.ts";
import { kubernetesVerdicts } from "./kubernetes-ports.ts";

const kinds: Readonly<Record<string, { readonly says: (facts: Facts) => string; readonly fix: (facts: Facts) => string }>> = {
  service: { says: ({ subject, port, other }) => `${subject} goes to port ${port}, which ${other} does not have.`, fix: ({ other }) => `Name a port that ${other} has, or open this one there.` },
  listen: { says: ({ subject, port, other }) => `${subject} is told to listen at ${port}, but its open port is ${other}.`, fix: () => "Make both the same." },
  address: { says: ({ subject, port, other, listens }) => `${subject} goes to ${other}:${port}, but ${other} listens at ${listens}.`, fix: ({ other, listens }) => `Write ${other}:${listens}.` },
};

export default definePolicy<"documents">({
  kind: "graph",
  needs: ["documents"],
  title: "Port mismatch",
  summary: "Images, compose, Kubernetes, Prometheus and gateways agree on who listens where.",
  fix: (facts) => kinds[facts["kind"] ?? ""]?.fix(facts) ?? "",
  message: (facts) => kinds[facts["kind"] ?? ""]?.says(facts) ?? "",
  judge: ({ documents, tree }) => ({ judged: documents.length, verdicts: [...kubernetesVerdicts(documents), ...composeVerdicts(documents, tree)] }),
});

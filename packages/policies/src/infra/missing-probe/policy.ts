import { definePolicy } from "../../define-policy.ts";
import { containersOf, isPatch, staysUp } from "../../manifests/kubernetes.ts";

const probes = [
  ["readinessProbe", "readiness"],
  ["livenessProbe", "liveness"],
] as const;

export default definePolicy<"kubernetes">({
  kind: "file",
  documents: ["kubernetes"],
  title: "Missing probe",
  summary: "A container that serves a port says how to ask whether it is ready and alive.",
  fix: ({ probe }) => (probe === "readiness" ? "Add a readinessProbe on /health/ready." : "Add a livenessProbe on /health/live; it asks nothing of others."),
  message: ({ container, object, probe }) => `The container ${container} of ${object} has no ${probe} probe.`,
  expected: ({ blueprint }) => blueprint.answers["compute"] === "kubernetes",
  *judge(object, { documents }) {
    if (!staysUp(object) || isPatch(object, documents)) return;
    for (const { name, init, value, at } of containersOf(object))
      for (const [key, probe] of probes)
        if (!init && value.get("ports").exists && !value.get(key).exists) yield { at, facts: { container: name, object: `${object.objectKind} ${object.name}`, probe } };
  },
});

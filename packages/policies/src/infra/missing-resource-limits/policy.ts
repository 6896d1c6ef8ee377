import { z } from "zod";
import { definePolicy } from "../../define-policy.ts";
import { containersOf, isPatch } from "../../manifests/kubernetes.ts";

const parameters = z.object({
  require: z.array(z.string()).default(["requests.cpu", "requests.memory", "limits.memory"]).describe("What every container names under resources"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<"kubernetes", Parameters>({
  kind: "file",
  documents: ["kubernetes"],
  title: "Missing resource limits",
  summary: "Every container asks for processor time and memory, and has an end to its memory.",
  fix: ({ missing }) => `Add ${missing} under resources; measure under load, then give memory some room.`,
  parameters,
  message: ({ container, object, missing }) => `The container ${container} of ${object} does not name ${missing}.`,
  expected: ({ blueprint }) => blueprint.answers["compute"] === "kubernetes",
  *judge(object, { documents, parameters: { require } }) {
    if (isPatch(object, documents)) return;
    for (const { name, value, at } of containersOf(object)) {
      const missing = require.filter((path) => !path.split(".").reduce((found, key) => found.get(key), value.get("resources")).exists);
      if (missing.length > 0) yield { at, facts: { container: name, object: `${object.objectKind} ${object.name}`, missing: missing.join(", ") } };
    }
  },
});

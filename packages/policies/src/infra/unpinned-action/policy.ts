import { z } from "zod";
import { definePolicy, type Verdict } from "../../define-policy.ts";
import type { YamlValue } from "../../graph/yaml-value.ts";
import { actionName, usesIn } from "../../manifests/actions.ts";

const parameters = z.object({
  trust: z.array(z.string()).default([]).describe("Owners or actions that may be named by a tag, for example actions or actions/checkout"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<"workflow", Parameters>({
  kind: "file",
  documents: ["workflow"],
  title: "Unpinned action",
  summary: "Every action that a workflow uses is named by a commit or a digest.",
  fix: ({ action }) => `Write ${action}@<commit> and the version in a comment behind it; a bot keeps both up to date.`,
  parameters,
  message: ({ action, reference }) => (reference === "" ? `The workflow uses ${action} without a version.` : `The workflow uses ${action} by ${reference}, which its owner can move.`),
  expected: ({ blueprint, tree }) => blueprint.answers["pipeline"] === "github-actions" && [...tree.keys()].some((path) => path.startsWith(".github/workflows/")),
  *judge({ root }, { parameters: { trust } }) {
    for (const value of usesIn(root)) {
      const verdict = verdictOn(value, trust);
      if (verdict !== undefined) yield verdict;
    }
  },
});

function verdictOn(value: YamlValue, trust: readonly string[]): Verdict | undefined {
  const text = value.text ?? "";
  if (text.startsWith("./") || /^docker:\/\/.+@sha256:[0-9a-f]{64}$/.test(text)) return undefined;
  const { action, reference } = actionName(text);
  if (/^[0-9a-f]{40}$/.test(reference)) return undefined;
  const [owner = "", name = ""] = action.split("/");
  return trust.includes(owner) || trust.includes(`${owner}/${name}`) ? undefined : { at: value.at, facts: { action, reference } };
}

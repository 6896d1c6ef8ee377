import { z } from "zod";
import { familyOf, fillersOf, isOneChoice, questionOf, type Family } from "../../catalogue/families.ts";
import { definePolicy, type Verdict } from "../../define-policy.ts";
import type { Declared } from "../../manifests/dependencies/declared.ts";

const parameters = z.object({
  also: z.array(z.string()).default([]).describe("Families that are welcome beside the chosen ones, for example express where a tool brings a page of its own"),
});

type Parameters = z.infer<typeof parameters>;

/** Elsewhere the name of an artifact says little of what it holds, but for what lies at the other end of a line. */
const named: ReadonlySet<string> = new Set(["typescript", "python", "go"]);
const telling: ReadonlySet<Family["slot"]> = new Set<Family["slot"]>(["database driver", "message broker"]);

export default definePolicy<"graph" | "dependencies", Parameters>({
  kind: "graph",
  needs: ["graph", "dependencies"],
  title: "Declared second framework",
  summary: "No manifest brings a second web framework, data mapper, database driver or message broker that no code uses.",
  fix: ({ library, question, chosen }) => `Remove ${library}: no code imports it. Or change ${question} from ${chosen} in backend.yaml and let create-backend update follow.`,
  parameters,
  message: ({ manifest, library, slot, chosen }) => `${manifest} declares ${library}, a second ${slot} beside ${chosen}.`,
  judge({ graph, dependencies, blueprint, parameters: { also } }) {
    const judged = blueprint.modules.length === 0 ? [] : dependencies.filter(({ development, indirect }) => !development && indirect !== true);
    const strange = judged.flatMap((declared): readonly Strange[] => {
      const family = familyOf(declared.imported);
      if (family === undefined || questionOf(family.slot) === "" || also.includes(family.name) || !(named.has(declared.language) || telling.has(family.slot))) return [];
      const chosen = fillersOf(family.slot, declared.language, blueprint.answers);
      return chosen.length === 0 || chosen.some((name) => isOneChoice(name, family.name)) ? [] : [{ declared, family: family.name, slot: family.slot, chosen: chosen[0] as string }];
    });
    if (strange.length === 0) return { judged: judged.length, verdicts: [] };
    // What code imports is said there, where it is: see second-framework.
    const used = new Set(graph.edges.flatMap(({ target }) => (target.kind === "package" ? (familyOf(target.name)?.name ?? []) : [])));
    return { judged: judged.length, verdicts: strange.filter(({ family }) => !used.has(family)).map(verdictOn) };
  },
});

interface Strange {
  readonly declared: Declared;
  readonly family: string;
  readonly slot: Family["slot"];
  readonly chosen: string;
}

function verdictOn({ declared: { name, at }, slot, chosen }: Strange): Verdict {
  return { at, facts: { manifest: at.path, library: name, slot, chosen, question: questionOf(slot) } };
}

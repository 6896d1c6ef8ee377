import { definePolicy, type Verdict } from "../../define-policy.ts";
import type { Dockerfile, KubernetesObject, Stage } from "../../manifests/document.ts";
import { containersOf, isPatch, podOf } from "../../manifests/kubernetes.ts";
import type { YamlValue } from "../../graph/yaml-value.ts";

const ways: Readonly<Record<string, { readonly says: (subject: string) => string; readonly fix: string }>> = {
  image: { says: (subject) => `${subject} ends without a USER, so it runs as root.`, fix: "End it with USER and a number, for example USER 65532." },
  user: { says: (subject) => `${subject} ends as root.`, fix: "Change to an ordinary user after the steps that need root." },
  pod: { says: (subject) => `${subject} may run as root.`, fix: "Set runAsNonRoot: true in the securityContext of the pod." },
  zero: { says: (subject) => `${subject} asks for user 0, which is root.`, fix: "Give runAsUser another number." },
};

export default definePolicy<"dockerfile" | "kubernetes" | "compose">({
  kind: "file",
  documents: ["dockerfile", "kubernetes", "compose"],
  title: "Root container",
  summary: "Nothing that serves requests runs as root: not the image, not the pod.",
  fix: ({ way = "" }) => ways[way]?.fix ?? "",
  message: ({ way = "", subject = "" }) => ways[way]?.says(subject) ?? "",
  *judge(document, { documents }) {
    if (document.kind === "dockerfile") yield* imageVerdicts(document);
    else if (document.kind === "kubernetes" && !isPatch(document, documents)) yield* podVerdicts(document);
    else if (document.kind === "compose")
      for (const [name, service] of document.services) if (isRoot(service.get("user").text ?? "x")) yield { at: service.get("user").at, facts: { way: "user", subject: `The service ${name}` } };
  },
});

function isRoot(user: string): boolean {
  return /^(?:root|0)(?::|$)/.test(user.trim());
}

/** Only the last stage becomes the image; a stage that builds on another keeps its user. */
function imageVerdicts({ path, stages }: Dockerfile): readonly Verdict[] {
  const last = stages.at(-1);
  if (last === undefined) return [];
  const subject = `The image of ${path}`;
  const user = userOf(last, stages);
  if (user !== undefined) return isRoot(user.value) ? [{ at: user.at, facts: { way: "user", subject } }] : [];
  return rootless(baseOf(last, stages).base.image) ? [] : [{ at: last.base.at, facts: { way: "image", subject } }];
}

function userOf(stage: Stage, stages: readonly Stage[]): Stage["instructions"][number]["words"][number] | undefined {
  const own = stage.instructions.findLast(({ keyword }) => keyword === "USER")?.words[0];
  const below = own === undefined && stage.onStage ? stages.find(({ name }) => name?.toLowerCase() === stage.base.image.toLowerCase()) : undefined;
  return own ?? (below === undefined || below === stage ? undefined : userOf(below, stages));
}

function baseOf(stage: Stage, stages: readonly Stage[]): Stage {
  const below = stage.onStage ? stages.find(({ name }) => name?.toLowerCase() === stage.base.image.toLowerCase()) : undefined;
  return below === undefined || below === stage ? stage : baseOf(below, stages);
}

/** Images whose makers chose an ordinary user. */
function rootless(image: string): boolean {
  return /:[^@]*nonroot/.test(image) || image.startsWith("cgr.dev/chainguard/") || image.includes("${") || /^\$/.test(image);
}

function podVerdicts(object: KubernetesObject): readonly Verdict[] {
  const pod = podOf(object)?.get("securityContext");
  return containersOf(object).flatMap(({ name, value, at }): readonly Verdict[] => {
    const own = value.get("securityContext");
    const setting = (key: string): YamlValue | undefined => [own, pod].map((context) => context?.get(key)).find((found) => found?.exists === true);
    const subject = `The container ${name} of ${object.objectKind} ${object.name}`;
    const user = setting("runAsUser");
    if (user?.text === "0") return [{ at: user.at, facts: { way: "zero", subject } }];
    return setting("runAsNonRoot")?.text === "true" || user?.text !== undefined ? [] : [{ at, facts: { way: "pod", subject } }];
  });
}

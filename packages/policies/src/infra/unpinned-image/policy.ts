import { z } from "zod";
import { definePolicy } from "../../define-policy.ts";
import type { Document, ImageUse, Kustomization } from "../../manifests/document.ts";
import { imageName, imagesOf } from "../../manifests/images.ts";

const parameters = z.object({
  require: z.enum(["tag", "digest"]).default("tag").describe("How exactly an image must be named"),
  moving: z.array(z.string()).default(["latest", "stable", "edge", "nightly", "main", "master"]).describe("Tags that move"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<"dockerfile" | "compose" | "kubernetes" | "workflow" | "kustomization", Parameters>({
  kind: "file",
  documents: ["dockerfile", "compose", "kubernetes", "workflow", "kustomization"],
  title: "Unpinned image",
  summary: "Every image that is pulled names a version.",
  fix: ({ image }) => `Name the version you tested, for example ${image}:1.2.3, best with its digest.`,
  parameters,
  message: ({ user, image, problem }) => `The ${user} takes ${image} ${problem}, so the next pull may bring another program.`,
  *judge(document, { parameters: rules, documents }) {
    const uses = document.kind === "kustomization" ? replaced(document) : imagesOf(document);
    const pinnedElsewhere = document.kind === "kubernetes" ? kustomized(documents) : new Set<string>();
    for (const { image, at, user } of uses) {
      const problem = pinnedElsewhere.has(imageName(image).repository) ? undefined : problemOf(image, rules);
      if (problem !== undefined) yield { at, facts: { user, image: imageName(image).repository, problem } };
    }
  },
});

function problemOf(image: string, { require, moving }: Parameters): string | undefined {
  const { repository, tag, digest } = imageName(image);
  if (digest !== undefined || repository === "") return undefined;
  // A variable that only the pipeline knows is not ours to judge.
  if (tag === undefined) return image.includes("$") ? undefined : "without a tag";
  if (moving.includes(tag)) return `by the moving tag ${tag}`;
  return require === "digest" && !tag.includes("$") ? "without a digest" : undefined;
}

/** Images that a kustomization replaces: it names the version instead of the manifest. */
function kustomized(documents: readonly Document[]): ReadonlySet<string> {
  return new Set(documents.flatMap((document) => (document.kind === "kustomization" ? replaced(document).map(({ image }) => imageName(image).repository) : [])));
}

function replaced({ root }: Kustomization): readonly ImageUse[] {
  return root.get("images").items().flatMap((item) => {
    const name = item.get("name").text ?? "";
    const digest = item.get("digest").text;
    const tag = item.get("newTag");
    if (digest === undefined && tag.text === undefined) return [];
    return [{ image: digest === undefined ? `${name}:${tag.text ?? ""}` : `${name}@${digest}`, at: tag.exists ? tag.at : item.at, user: "kustomization" }];
  });
}

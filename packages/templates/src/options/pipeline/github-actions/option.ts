import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import { jobsOf } from "./jobs.ts";

const readme = (images: boolean): string =>
  `[ci.yml](.github/workflows/ci.yml) runs the commands above for every pull request. A tag \`v1.2.3\` on \`main\` releases: ${images ? "images with SBOM and signed provenance, then the deployment" : "the deployment"}, which the environment \`production\` guards (reviewers and secrets belong there).`;

export default defineOption({
  title: "GitHub Actions",
  summary: "The pipeline beside the code on GitHub.",
  order: 10,
  facts,
  rules,
  contribute: ({ traits }) => ({
    updates: [{ ecosystem: "github-actions", directory: "/" }],
    readme: [{ order: 55, title: "Pipeline", text: readme(traits.has("images")) }],
  }),
  values: jobsOf,
});

/** What a step may ask of the combination before it looks at the repository. */
export type Trait = "monolith" | "several-apps" | "functions" | "images";

/** One supported combination: a row of the README's table. */
export interface Combination {
  readonly name: string;
  readonly title: string;
  readonly language: "typescript" | "python";
  /** What a user would type after `create-backend shop --yes`. */
  readonly args: readonly string[];
  readonly traits: readonly Trait[];
}

/** Every supported combination, the quickest first. */
export const combinations: readonly Combination[] = [
  {
    name: "fastify-modular-monolith",
    title: "TypeScript, Fastify, modular monolith",
    language: "typescript",
    args: ["--language", "typescript", "--framework", "fastify", "--architecture", "modular-monolith", "--compute", "kubernetes"],
    traits: ["monolith", "images"],
  },
  {
    name: "fastify-microservices",
    title: "TypeScript, Fastify, microservices",
    language: "typescript",
    args: ["--language", "typescript", "--framework", "fastify", "--architecture", "microservices", "--compute", "kubernetes"],
    traits: ["several-apps", "images"],
  },
  {
    name: "fastify-serverless",
    title: "TypeScript, Fastify, serverless (AWS Lambda)",
    language: "typescript",
    args: ["--language", "typescript", "--framework", "fastify", "--architecture", "serverless"],
    traits: ["several-apps", "functions"],
  },
  {
    name: "fastapi-modular-monolith",
    title: "Python, FastAPI, modular monolith",
    language: "python",
    args: ["--language", "python", "--framework", "fastapi", "--architecture", "modular-monolith", "--compute", "kubernetes"],
    traits: ["monolith", "images"],
  },
];

/** Tools that the commands of a repository need on PATH. */
export function toolchainOf(combination: Pick<Combination, "language">): readonly string[] {
  return combination.language === "python" ? ["uv", "python"] : ["node", "pnpm"];
}

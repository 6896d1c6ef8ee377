/** What a step may ask of the combination before it looks at the repository. */
export type Trait = "monolith" | "several-apps" | "functions" | "images" | "tokens";

/** One supported combination: a row of the README's table. */
export interface Combination {
  readonly name: string;
  readonly title: string;
  readonly language: "typescript" | "python";
  /** What a user would type after `create-backend shop --yes`. */
  readonly args: readonly string[];
  readonly traits: readonly Trait[];
  /** Changes of the agreement after that, each followed: what a user would type after `create-backend`. */
  readonly then?: readonly string[];
  /** Where its architecture can go by lines of `backend.yaml`, and back: one state after the other. */
  readonly flips?: readonly Flip[];
}

/** A change of architecture: answers of `backend.yaml`, and the traits of what comes of them. */
export interface Flip {
  readonly answers: Readonly<Record<string, string>>;
  readonly traits: readonly Trait[];
}

const [monolithic, split] = [["monolith", "images"], ["several-apps", "images"]] as const;

/** Every supported combination, the quickest first. */
export const combinations: readonly Combination[] = [
  {
    name: "fastify-modular-monolith",
    title: "TypeScript, Fastify, modular monolith",
    language: "typescript",
    args: ["--language", "typescript", "--framework", "fastify", "--architecture", "modular-monolith", "--compute", "kubernetes"],
    traits: monolithic,
    flips: [
      { answers: { decomposition: "microservices" }, traits: split },
      { answers: { compute: "functions" }, traits: ["several-apps", "functions"] },
      { answers: { compute: "kubernetes", decomposition: "modular-monolith" }, traits: monolithic },
      { answers: { decomposition: "microservices" }, traits: split },
      { answers: { decomposition: "modular-monolith" }, traits: monolithic },
    ],
  },
  {
    name: "fastify-microservices",
    title: "TypeScript, Fastify, microservices",
    language: "typescript",
    args: ["--language", "typescript", "--framework", "fastify", "--architecture", "microservices", "--compute", "kubernetes"],
    traits: split,
  },
  {
    name: "fastify-serverless",
    title: "TypeScript, Fastify, serverless (AWS Lambda)",
    language: "typescript",
    args: ["--language", "typescript", "--framework", "fastify", "--architecture", "serverless", "--auth", "oidc"],
    traits: ["several-apps", "functions", "tokens"],
  },
  {
    name: "fastapi-modular-monolith",
    title: "Python, FastAPI, modular monolith",
    language: "python",
    args: ["--language", "python", "--framework", "fastapi", "--architecture", "modular-monolith", "--compute", "kubernetes"],
    traits: monolithic,
  },
];

const monolith = combinations.slice(0, 1).map(({ language, args }) => ({ language, args }))[0] ?? { language: "typescript" as const, args: [] };

const fastapi = combinations.filter(({ language }) => language === "python").map(({ language, args }) => ({ language, args }))[0] ?? monolith;

/** A supported combination with another answer to one question: driven by name, proven by the same steps, and in no table. */
export const variants: readonly Combination[] = [
  { ...fastapi, name: "fastapi-with-oidc", title: "Python, FastAPI, modular monolith, callers bring tokens", args: [...fastapi.args, "--auth", "oidc"], traits: [...monolithic, "tokens"] },
];

/** Repositories that changed their architecture after they were written: driven by name, proven by the same steps, and in no table. */
export const journeys: readonly Combination[] = [
  { ...monolith, name: "fastify-becomes-microservices", title: "TypeScript, Fastify, modular monolith that became microservices", traits: split, then: ["add decomposition microservices"] },
  { ...monolith, name: "fastify-becomes-serverless", title: "TypeScript, Fastify, modular monolith that became microservices, then functions", traits: ["several-apps", "functions"], then: ["add decomposition microservices", "add compute functions"] },
  {
    ...monolith,
    name: "fastify-comes-back",
    title: "TypeScript, Fastify, modular monolith that became microservices, then functions, and came back",
    traits: monolithic,
    then: ["add decomposition microservices", "add compute functions", "add compute kubernetes", "add decomposition modular-monolith"],
  },
];

/** Tools that the commands of a repository need on PATH. */
export function toolchainOf(combination: Pick<Combination, "language">): readonly string[] {
  return combination.language === "python" ? ["uv", "python"] : ["node", "pnpm"];
}

import { nearest, type FileTree } from "@create-backend/core";
import { z } from "zod";
import { definePolicy, type Facts, type Ground, type RepositoryFacts, type Verdict } from "../../define-policy.ts";
import { namedIn } from "../../graph/named.ts";
import { folderOf, isInside, joinPath } from "../../graph/paths.ts";
import { textOf } from "../../graph/text.ts";
import { composeServices, composeVariables, type ComposeService } from "../../manifests/compose.ts";
import { containersOf, imageOwnName, variablesOf } from "../../manifests/kubernetes.ts";
import type { Variable } from "../../manifests/variable.ts";

const parameters = z.object({
  known: z
    .array(z.string())
    .default(["OTEL_", "NODE_", "NPM_", "UV_", "PYTHON", "PIP_", "JAVA_", "JDK_", "MALLOC_", "GO", "DOTNET_", "ASPNETCORE_", "AWS_", "AZURE_", "GOOGLE_", "POWERTOOLS_", "FUNCTIONS_", "WEBSITE_", "AzureWebJobs", "TZ", "LANG", "LC_", "PATH", "HOME", "TMPDIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_", "CI", "CYPRESS_", "PLAYWRIGHT_", "K6_", "CREATE_BACKEND_"])
    .describe("Beginnings of variables that runtimes and libraries read by themselves"),
});

type Parameters = z.infer<typeof parameters>;

const example = ".env.example";

const kinds: Readonly<Record<string, { readonly says: (facts: Facts) => string; readonly fix: (facts: Facts) => string }>> = {
  unread: {
    says: ({ user, name }) => `${user} is given ${name}, which nothing reads.`,
    fix: ({ like }) => (like === undefined ? "Remove it, or read it." : `Did you mean ${like}? Otherwise remove it.`),
  },
  undocumented: { says: ({ name }) => `The code reads ${name}, which ${example} does not explain.`, fix: () => `Add it to ${example} with a word on what it is for, or read it through the configuration of the platform.` },
  missing: { says: ({ user, name, other }) => `${user} is not given ${name}, which ${other} gives to the same app.`, fix: ({ name }) => `Give it ${name}, from a ConfigMap or a Secret.` },
};

export default definePolicy<"graph" | "documents", Parameters>({
  kind: "graph",
  needs: ["graph", "documents"],
  title: "Environment mismatch",
  summary: "What code reads from the environment, what is documented, and what deployments set are the same names.",
  fix: (facts) => kinds[facts["kind"] ?? ""]?.fix(facts) ?? "",
  parameters,
  message: (facts) => kinds[facts["kind"] ?? ""]?.says(facts) ?? "",
  judge(ground) {
    const given = givenTo(ground);
    const read = readBy(ground);
    const verdicts = [...unread(given, ground), ...undocumented(read, ground), ...missing(given)];
    return { judged: given.length + read.length, verdicts };
  },
});

type Scene = Ground<Parameters> & Pick<RepositoryFacts, "graph" | "documents">;

/** A variable that a deployment gives to an app of this repository. */
interface Given {
  readonly user: string;
  readonly app: string;
  readonly by: "compose" | "kubernetes" | "cloud";
  readonly variables: readonly Variable[];
  /** Where the app is named, when a variable is missing. */
  readonly at: Verdict["at"] | undefined;
  /** Some of its environment comes from where we cannot look. */
  readonly open: boolean;
}

function givenTo({ documents, graph, tree }: Scene): readonly Given[] {
  const apps = new Set([...graph.units.values()].flatMap(({ place }) => (place.room === "app" && place.name !== undefined ? [place.name] : [])));
  return documents.flatMap((document): readonly Given[] => {
    if (document.kind === "compose")
      return composeServices(document).filter((service) => service.built && isReadable(service, document.path, graph)).map((service) => ({ user: `The service ${service.name}`, app: service.name, by: "compose", variables: composeVariables(service), at: undefined, open: service.value.get("env_file").exists }));
    if (document.kind === "cloud") return document.resources.filter(({ role, code }) => role === "function" && code !== undefined && holds(tree, code)).map(({ name, variables }) => ({ user: `The function ${name}`, app: name, by: "cloud", variables, at: undefined, open: true }));
    if (document.kind !== "kubernetes") return [];
    return containersOf(document)
      .filter(({ value }) => apps.has(imageOwnName(value.get("image").text ?? "")))
      .map((container) => ({
        user: `The container ${container.name} of ${document.objectKind} ${document.name}`,
        app: container.name, by: "kubernetes", variables: variablesOf(container, documents), at: container.at,
        open: container.value.get("envFrom").items().some((item) => item.get("secretRef").exists),
      }));
  });
}

/** Whether a service may be made of sources that are read here: not where a variable tells of what, nor from a folder that has none. */
function isReadable({ value }: ComposeService, file: string, { units }: Scene["graph"]): boolean {
  const build = value.get("build");
  const [context, recipe] = [build.text ?? build.get("context").text ?? ".", build.get("dockerfile").text ?? ""];
  if (`${context}${recipe}`.includes("$")) return false;
  const folder = joinPath(folderOf(file), context);
  return folder === "" || (folder !== undefined && [...units.keys()].some((path) => isInside(path, folder)));
}

/** Whether code lies in this repository: below a folder, or beside the archive that is made of it. */
function holds(tree: FileTree, code: string): boolean {
  const folder = /\.(?:zip|jar)$/.test(code) ? folderOf(code).replace(/(?:^|\/)(?:dist|build|target|out|bin)(?:\/.*)?$/, "") : code;
  return folder !== "" && [...tree.keys()].some((path) => path.startsWith(`${folder}/`));
}

interface Read {
  readonly path: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function readBy({ tree, graph }: Scene): readonly Read[] {
  return [...graph.units.values()].flatMap(({ path, place }) => {
    if (place.test || place.room === "tooling" || place.room === "outside" || place.room === "frontend") return [];
    return namedIn(tree, path).environment.map((read) => ({ path, ...read }));
  });
}

function isKnown(name: string, { parameters: { known } }: Scene): boolean {
  return known.some((start) => name.startsWith(start));
}

/** Names are looked for as words, in capitals or in small letters: settings classes write `database_url`. */
function unread(given: readonly Given[], scene: Scene): readonly Verdict[] {
  const names = new Set(given.flatMap(({ variables }) => variables.map(({ name }) => name)));
  const addresses = new Set(scene.blueprint.modules.map(({ name }) => `${name.replaceAll("-", "_").toUpperCase()}_URL`));
  const asked = [...names].filter((name) => !addresses.has(name) && !isKnown(name, scene));
  const idle = new Set(asked);
  for (const path of [example, ...scene.graph.units.keys()]) {
    if (idle.size === 0) break;
    const text = textOf(scene.tree, path) ?? "";
    for (const name of idle) if (mentions(text, name)) idle.delete(name);
  }
  if (idle.size === 0) return [];
  const documented = [...documentedIn(scene)];
  const told = new Set<string>();
  return given.flatMap(({ user, variables }) =>
    variables.flatMap(({ name, at }): readonly Verdict[] => {
      const place = `${at.path}:${at.start}`;
      if (!idle.has(name) || told.has(place)) return [];
      told.add(place);
      const like = nearest(name, documented);
      return [{ at, facts: { kind: "unread", user, name, ...(like === undefined ? {} : { like }) } }];
    }),
  );
}

function mentions(text: string, name: string): boolean {
  for (const form of [name, name.toLowerCase()])
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) if (!/\w/.test(text[at - 1] ?? " ") && !/\w/.test(text[at + form.length] ?? " ")) return true;
  return false;
}

function documentedIn({ tree }: Scene): ReadonlySet<string> {
  return new Set((textOf(tree, example) ?? "").match(/^[ \t]*(?:#[ \t]*)?[A-Z][A-Z0-9_]*(?==)/gm)?.map((name) => name.replace(/^[\s#]+/, "")) ?? []);
}

function undocumented(read: readonly Read[], scene: Scene): readonly Verdict[] {
  if (!scene.tree.has(example)) return [];
  const documented = documentedIn(scene);
  return read.filter(({ name }) => !documented.has(name) && !isKnown(name, scene)).map(({ path, name, start, end }) => ({ at: { path, start, end }, facts: { kind: "undocumented", name } }));
}

/** Addresses that compose gives to an app and Kubernetes does not. */
function missing(given: readonly Given[]): readonly Verdict[] {
  return given.flatMap(({ by, app, user, variables, at, open }) => {
    if (by !== "kubernetes" || at === undefined || open) return [];
    const names = new Set(variables.map(({ name }) => name));
    const there = given.find((other) => other.by === "compose" && other.app === app)?.variables ?? [];
    return there.filter(({ name }) => name.endsWith("_URL") && !names.has(name)).map(({ name, at: other }) => ({ at, facts: { kind: "missing", user, name, other: other.path }, related: [other] }));
  });
}

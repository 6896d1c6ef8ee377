import type { Blueprint, FileTree, ModuleSpec } from "@create-backend/core";
import { definePolicy, type Facts, type Verdict } from "../../define-policy.ts";
import type { Unit } from "../../graph/graph.ts";
import type { Layout } from "../../graph/layout.ts";
import { literalsOf } from "../../graph/literals-of.ts";
import { textOf } from "../../graph/text.ts";

const ways: Readonly<Record<string, { readonly says: string; readonly fix: string }>> = {
  manifest: { says: "depends on the package of", fix: "remove the dependency" },
  call: { says: "calls the API of", fix: "remove the call" },
};

export default definePolicy<"graph">({
  kind: "graph",
  needs: ["graph"],
  title: "Undeclared module use",
  summary: "A module depends on the package of another, or calls its API, only when backend.yaml says so.",
  fix: ({ way = "", from, to }) => `Add ${to} to uses of ${from} in backend.yaml and go through its contract, or ${ways[way]?.fix ?? "remove it"}.`,
  message: ({ way = "", from, to, text }) => `${from} ${ways[way]?.says ?? "uses"} ${to} (${text}), but backend.yaml does not say that it uses ${to}.`,
  judge({ tree, blueprint, layout, graph }) {
    const scene: Scene = { tree, blueprint, layout, names: packageNames(tree, layout) };
    const units = [...graph.units.values()].filter(({ place }) => place.room === "module" && !place.test);
    const manifests = [...scene.names.keys()];
    return { judged: units.length + manifests.length, verdicts: [...manifests.flatMap((path) => dependencies(path, scene)), ...units.flatMap((unit) => calls(unit, scene))] };
  },
});

interface Scene {
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
  readonly layout: Layout;
  /** Manifest of a module → name of its package and the module. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly module: string }>;
}

function packageNames(tree: FileTree, layout: Layout): Scene["names"] {
  const names = new Map<string, { readonly name: string; readonly module: string }>();
  for (const path of tree.keys()) {
    if (!/\/(?:package\.json|pyproject\.toml)$/.test(path)) continue;
    const place = layout.placeOf(path);
    const name = /^\s*"?name"?\s*[:=]\s*"([^"]+)"/m.exec((textOf(tree, path) ?? "").replace(/^\{/, ""))?.[1];
    if (place.room === "module" && place.name !== undefined && name !== undefined) names.set(path, { name, module: place.name });
  }
  return names;
}

/** Packages of other modules among the dependencies of a manifest: the quoted name at its first place. */
function dependencies(path: string, { tree, blueprint, names }: Scene): readonly Verdict[] {
  const own = names.get(path)?.module ?? "";
  const text = textOf(tree, path) ?? "";
  const others = new Map([...names.values()].filter(({ module }) => module !== own).map(({ name, module }) => [name, module]));
  return [...others].flatMap(([name, module]) => {
    const match = new RegExp(`"${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:\\[[^\\]"]*\\])?(?:\\s*[<>=~!@][^"]*)?"`).exec(text);
    if (match === null || knows(blueprint, own, module)) return [];
    return [{ at: { path, start: match.index, end: match.index + match[0].length }, facts: { way: "manifest", from: own, to: module, text: name } satisfies Facts }];
  });
}

/** Strings that hold a path of another module's API. */
function calls({ path, place }: Unit, { tree, blueprint }: Scene): readonly Verdict[] {
  const text = textOf(tree, path) ?? "";
  const others = blueprint.modules.filter(({ name }) => name !== place.name && text.includes(`/api/${name}`));
  if (others.length === 0) return [];
  return literalsOf(text, path).flatMap(({ value, start }) => {
    const hit = others.find((other) => !knows(blueprint, place.name ?? "", other.name) && holdsApi(value, other));
    if (hit === undefined || !isAddress(text.slice(start, start + value.length))) return [];
    const at = start + value.indexOf(`/api/${hit.name}`);
    return [{ at: { path, start: at, end: at + hit.name.length + 5 }, facts: { way: "call", from: place.name ?? "", to: hit.name, text: `/api/${hit.name}` } }];
  });
}

/** Not a sentence that mentions an address: what is filled in may hold blanks, the rest does not. */
function isAddress(written: string): boolean {
  return !/\s/.test(written.replaceAll(/\$?\{[^}]*\}/g, "").trim());
}

function holdsApi(value: string, { name }: ModuleSpec): boolean {
  const at = value.indexOf(`/api/${name}`);
  return at >= 0 && !/[\w-]/.test(value[at + name.length + 5] ?? "");
}

function knows({ modules }: Blueprint, from: string, to: string): boolean {
  const module = modules.find(({ name }) => name === from);
  return module !== undefined && (module.uses.includes(to) || module.consumes.some((event) => event.module === to));
}

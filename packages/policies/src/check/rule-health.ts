import type { FileTree, Finding } from "@create-backend/core";
import type { EdgePolicy, Ground, NamedPolicy } from "../define-policy.ts";
import type { Edge, Unit } from "../graph/graph.ts";
import { offsetOfLine } from "../graph/position.ts";
import type { Span } from "../graph/span.ts";
import { textOf } from "../graph/text.ts";
import { architecturePath, type RuleBook } from "../rules/book.ts";
import type { Promised } from "../rules/define-form.ts";
import type { Rules } from "../rules/policies-of.ts";
import { anyOf, subjectOfUnit, type Atom } from "../rules/selector.ts";
import { healthFinding } from "./health.ts";
import { groundOf, type Scene } from "./run-policy.ts";

/** What is wrong with the rules themselves: words that fit nothing, files that belong to no part, rules that contradict each other. */
export function ruleHealth(scene: Scene, book: RuleBook, rules: Rules): readonly Finding[] {
  return [...emptySelectors(scene, book, rules), ...withoutPlace(scene, rules), ...contradictions(scene, book, rules)];
}

function emptySelectors(scene: Scene, book: RuleBook, { selectors }: Rules): readonly Finding[] {
  const paths = [...scene.tree.keys()];
  return [...selectors.used.values()].flatMap(({ atom, key }) => {
    if (paths.some((path) => atom.match({ kind: "file", path, place: scene.layout.placeOf(path) }) !== undefined)) return [];
    return [healthFinding(scene, { ailment: "empty-selector", at: spanOf(book, key, scene.tree), facts: { selector: atom.text, at: key.join(".") }, message: `"${atom.text}" in ${key.join(".")} fits no file.`, fix: "Correct it, or remove it; a selector that fits nothing guards nothing." })];
  });
}

/** A source that rules give no place to: outside of all parts (where no agreement says what modules are), or of all rooms. */
function withoutPlace(scene: Scene, { selectors, covered }: Rules): readonly Finding[] {
  const parts = { files: anyOf("", [everyFile]), by: selectors.allParts() };
  const demands = scene.blueprint.modules.length > 0 ? covered : [parts, ...covered];
  return [...scene.facts.graph.units.values()].flatMap((unit) => {
    const subject = subjectOfUnit(unit);
    const missing = unit.place.test ? undefined : demands.find(({ files, by }) => files.match(subject).length > 0 && by.match(subject).length === 0);
    const place = missing?.by.text === "rooms" ? "room" : "part";
    const message = `${unit.path} belongs to no ${place}, so no rule judges it.`;
    return missing === undefined ? [] : [healthFinding(scene, { ailment: "file-in-no-module", at: { path: unit.path, start: 0, end: 0 }, facts: {}, message, fix: `Move it, or name its ${place} in ${architecturePath}.` })];
  });
}

const everyFile: Atom = { text: "**", ofFiles: true, captures: false, match: () => ({}) };

function contradictions(scene: Scene, book: RuleBook, { policies, promises }: Rules): readonly Finding[] {
  const units = [...scene.facts.graph.units.values()];
  return [...promises].flatMap(([name, promise]) => {
    const others = policies.filter((policy): policy is NamedPolicy & { readonly kind: "edge" } => policy.kind === "edge" && policy.name !== name);
    const grounds = new Map(others.map((policy) => [policy, groundOf(policy, scene)]));
    const by = blockers(promise, units, (edge) => others.find((policy) => forbids(policy, edge, grounds.get(policy) as Ground<unknown>))?.name);
    if (by.length === 0) return [];
    const message = `${name} ${promise.every === undefined ? "allows" : "asks for"} uses that ${by.join(" and ")} ${by.length === 1 ? "forbids" : "forbid"} altogether.`;
    return [healthFinding(scene, { ailment: "contradicting-rules", at: spanOf(book, ["rules", name], scene.tree), facts: { rule: name, others: by.join(", ") }, message, fix: "Change one of them: as they are, nobody can keep both." })];
  });
}

function forbids(policy: EdgePolicy<unknown>, edge: Edge, ground: Ground<unknown>): boolean {
  return policy.subject(edge.from, ground) && policy.judge(edge, ground) !== undefined;
}

/** Names of the rules that leave no way to keep a promise; none when there is a way, or nothing to promise. */
function blockers({ from, to, every }: Promised, units: readonly Unit[], blockerOf: (edge: Edge) => string | undefined): readonly string[] {
  const users = units.filter((unit) => from.match(subjectOfUnit(unit)).length > 0);
  const used = units.filter((unit) => to.match(subjectOfUnit(unit)).length > 0);
  const [asking, offered] = every === "to" ? [used, users] : [users, used];
  const blocked = new Set<string>();
  for (const unit of asking) {
    const found = blockersOf(offered, unit, (other) => blockerOf(every === "to" ? hypothetical(other, unit) : hypothetical(unit, other)));
    if (found === "free" && every !== "from" && every !== "to") return [];
    if (found !== "free") for (const name of found) blocked.add(name);
  }
  return [...blocked].sort();
}

/** Who blocks every way from a unit to what is offered; `free` as soon as one way is. */
function blockersOf(offered: readonly Unit[], unit: Unit, blockerOf: (other: Unit) => string | undefined): ReadonlySet<string> | "free" {
  const names = new Set<string>();
  for (const other of offered) {
    if (other === unit) continue;
    const name = blockerOf(other);
    if (name === undefined) return "free";
    names.add(name);
  }
  return names;
}

/** An import as it would be. */
function hypothetical(from: Unit, { path, place }: Unit): Edge {
  return { from, fact: { kind: "import", typeOnly: false, specifier: path, start: 0, end: 0 }, target: { kind: "file", path, exported: true, relative: false }, to: place };
}

/** The place of a key in the rule book, to the end of its line. */
function spanOf(book: RuleBook, key: readonly string[], tree: FileTree): Span {
  const { line = 1, column = 1 } = book.yaml.placeOf(key);
  const text = textOf(tree, architecturePath) ?? "";
  const start = offsetOfLine(text, line) + column - 1;
  const end = text.indexOf("\n", start);
  return { path: architecturePath, start, end: end < 0 ? text.length : end };
}

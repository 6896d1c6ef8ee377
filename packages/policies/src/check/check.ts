import type { Blueprint, FileTree, Finding } from "@create-backend/core";
import { settled } from "../catalogue/settled.ts";
import type { NamedPolicy } from "../define-policy.ts";
import { forms } from "../forms.generated.ts";
import { globOf } from "../graph/glob.ts";
import { linksOf } from "../graph/ancestry.ts";
import { foldersIn } from "../graph/graph-of.ts";
import { layoutOf } from "../graph/layout.ts";
import { textOf } from "../graph/text.ts";
import { policies as ours } from "../policies.generated.ts";
import { packPolicies } from "../packs/packs-of.ts";
import { architecturePath, readRuleBook, type RuleBook } from "../rules/book.ts";
import { rulesOf, type Rules } from "../rules/policies-of.ts";
import { assertNamesApart, standardsRules } from "../standards/standards-rules.ts";
import { entriesByPolicy } from "./baseline-lines.ts";
import { subtractBaseline } from "./baseline.ts";
import { countBy, houseOf, type Counts } from "./counts.ts";
import { LazyFacts } from "./facts.ts";
import { byPlace, findingOf } from "./finding-of.ts";
import { healthFinding, isAilment, linkHealth, manifestHealth, sourceHealth } from "./health.ts";
import { ruleHealth } from "./rule-health.ts";
import { groundOf, runPolicy, type Scene } from "./run-policy.ts";
import { subtractInline, type WaivingText } from "./inline-waivers.ts";
import { termsOf, type WaiverTerms } from "./waiver-terms.ts";
import { subtractWaivers } from "./waivers.ts";

export interface CheckOptions {
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
  /** Decides which waivers have ended. */
  readonly now: Date;
  /** Policies to run; all of ours when absent. */
  readonly policies?: readonly NamedPolicy[];
  /** Parameters by policy name, where they differ from the defaults. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Lines of debt that an earlier state had, by policy, beside those of the baseline. */
  readonly owed?: ReadonlyMap<string, readonly string[]>;
  readonly waiverTerms?: Partial<Omit<WaiverTerms, "now">>;
}

/** What a check says. `findings` are about the repository, `health` about how well it could be judged. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly health: readonly Finding[];
  readonly waived: readonly Finding[];
  readonly baselined: readonly Finding[];
  /** The rules that the repository sets itself, and those of the packs that its agreement asks for. */
  readonly rules: readonly Pick<NamedPolicy, "name" | "title" | "summary">[];
  readonly counts: Counts;
}

/** Judges a repository. Pure: the same tree, blueprint and date give the same result. Throws a ZodError for wrong parameters. */
export function check({ blueprint: agreed, ...asked }: CheckOptions): CheckResult {
  const blueprint = settled(agreed, asked.tree);
  const options = { ...asked, blueprint };
  const { now } = options;
  const book = readRuleBook(options.tree);
  // Asked only while rules judge, when the scene is there.
  const links = linksOf(() => scene.facts.graph);
  const subject = { blueprint, tree: options.tree, links };
  const rules = book === undefined ? undefined : rulesOf(book, subject, forms);
  const own = rules?.policies ?? [];
  const standards = standardsRules(subject);
  assertNamesApart(standards, own);
  const packed = options.policies === undefined ? packPolicies(blueprint, [...own, ...standards.policies]) : [];
  const policies = [...(options.policies ?? ours), ...packed, ...standards.policies, ...own];
  const scene: Scene = sceneOf({ ...options, parameters: { ...standards.parameters, ...options.parameters } }, book, rules);
  const judged: Record<string, number> = {};
  const found: Finding[] = [];
  const health: Finding[] = [...sourceHealth(scene), ...manifestHealth(scene), ...linkHealth(scene), ...(book === undefined || rules === undefined ? [] : ruleHealth(scene, book, rules))];
  for (const policy of policies) {
    const judgement = runPolicy(policy, scene);
    judged[policy.name] = judgement.judged;
    for (const verdict of judgement.verdicts) found.push(findingOf(policy, verdict, scene.tree));
    if (judgement.judged === 0 && policy.expected?.(groundOf(policy, scene)) === true) health.push(nothingJudged(policy, scene));
  }
  found.sort(byPlace);
  const terms = { ...termsOf(now, book, standards.books), ...options.waiverTerms };
  const inline = subtractInline(found, waivingIn(scene), { scene, terms });
  const afterWaivers = subtractWaivers(inline.kept, scene, terms);
  const afterBaseline = subtractBaseline([...afterWaivers.kept, ...health], scene);
  const [findings, ill] = parted(afterBaseline.kept);
  const result = { findings, health: [...ill, ...inline.health, ...afterWaivers.health, ...afterBaseline.health].sort(byPlace), waived: [...inline.taken, ...afterWaivers.taken].sort(byPlace), baselined: afterBaseline.taken };
  return { ...result, rules: [...packed, ...standards.policies, ...own].map(({ name, title, summary }) => ({ name, title, summary })), counts: { ...countsOf(result, scene, judged), waivedInline: inline.taken.length } };
}

/** What is said of the repository, and what of the judging. */
function parted(findings: readonly Finding[]): readonly [readonly Finding[], readonly Finding[]] {
  return [findings.filter(({ policy }) => !isAilment(policy)), findings.filter(({ policy }) => isAilment(policy))];
}

/** What all policies share; files that the rule book leaves out are left out here. */
function sceneOf({ tree: whole, blueprint, parameters = {}, now, owed }: CheckOptions, book: RuleBook | undefined, rules: Rules | undefined): Scene {
  const ignored = (book?.ignore ?? []).map(globOf);
  const tree = ignored.length === 0 ? whole : new Map([...whole].filter(([path]) => !ignored.some((glob) => glob.test(path))));
  const folders = foldersIn(tree);
  const layout = layoutOf(blueprint, folders, tree);
  const facts = new LazyFacts(tree, layout, folders);
  return { tree, blueprint, layout, parameters, today: now.toISOString().slice(0, 10), facts, finalsOf: (edge) => facts.graph.finalsOf(edge), owed: owedIn(whole, owed), ...(rules === undefined ? {} : { rules }) };
}

/** What the baseline and an earlier state say of every policy. */
function owedIn(tree: FileTree, before: CheckOptions["owed"] = new Map()): ReadonlyMap<string, readonly string[]> {
  const baseline = entriesByPolicy(tree);
  return new Map([...new Set([...baseline.keys(), ...before.keys()])].map((policy) => [policy, [...(baseline.get(policy) ?? []).map(({ line }) => line), ...(before.get(policy) ?? [])]]));
}

/** Sources in whose comments waivers stand. */
function waivingIn({ facts, tree }: Scene): readonly WaivingText[] {
  return [...facts.graph.units.values()].flatMap(({ path, waives }) => (waives === undefined ? [] : [{ path, text: textOf(tree, path) ?? "" }]));
}

function nothingJudged(policy: NamedPolicy, scene: Scene): Finding {
  return healthFinding(scene, {
    ailment: "nothing-judged",
    at: { path: policy.group === "rules" ? architecturePath : "backend.yaml", start: 0, end: 0 },
    facts: { policy: policy.name },
    message: `${policy.name} found nothing to judge in this repository, so its silence means nothing.`,
    fix: policy.group === "rules" ? "Correct what the rule selects, or remove it." : "Check that modules lie where backend.yaml and the layout expect them, or turn the policy off.",
  });
}

function countsOf({ findings, waived, baselined }: Omit<CheckResult, "counts" | "rules">, scene: Scene, judged: Readonly<Record<string, number>>): Omit<Counts, "waivedInline"> {
  const owners = new Map(scene.blueprint.modules.map(({ name, owner }) => [name, owner]));
  const house = ({ location }: Finding): string => houseOf(scene, location.path);
  return {
    files: scene.tree.size,
    units: scene.facts.graph.units.size,
    edges: scene.facts.graph.edges.length,
    judged,
    byPolicy: countBy(findings, ({ policy }) => policy),
    byModule: countBy(findings, house),
    byOwner: countBy(findings, (finding) => owners.get(house(finding))),
    waived: waived.length,
    baselined: baselined.length,
  };
}

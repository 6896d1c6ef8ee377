import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { insist } from "../commands.ts";
import { filesBelow } from "../repository.ts";
import { absent, passed, prove, type Step } from "../step.ts";

/** Prometheus files of a repository, told apart by what they say. */
export interface PrometheusFiles {
  readonly configs: readonly string[];
  readonly rules: readonly string[];
  readonly tests: readonly string[];
  readonly alertmanagers: readonly string[];
}

/** Looks through `monitoring/` and `deploy/`. */
export function prometheusFiles(directory: string): PrometheusFiles {
  const files = ["monitoring", "deploy"].flatMap((folder) => filesBelow(directory, folder, [".yml", ".yaml"]));
  const saying = (...keys: readonly string[]): readonly string[] => files.filter((file) => {
    const value = mappingIn(join(directory, file));
    return keys.every((key) => key in value) && !("apiVersion" in value);
  });
  const tests = saying("rule_files", "tests");
  return {
    configs: saying("scrape_configs"),
    rules: saying("groups").filter((file) => !file.includes("grafana")),
    tests,
    alertmanagers: saying("route", "receivers"),
  };
}

function mappingIn(file: string): object {
  try {
    const value: unknown = parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {}; // a stream of documents: Kubernetes
  }
}

/** Configuration, rules and rule tests by Prometheus' own tool. */
export const promtool: Step = {
  id: "promtool",
  title: "promtool accepts the Prometheus configuration and rules, and the rules' tests pass",
  needs: ["prometheus"],
  tier: 3,
  after: ["generate"],
  notFor: (combination) => (combination.traits.includes("functions") ? "functions are watched by their platform" : undefined),
  async run(context) {
    const { configs, rules, tests } = prometheusFiles(context.directory);
    if (configs.length + rules.length === 0) return absent(context, "no Prometheus file");
    if (configs.length > 0) await insist(context, ["promtool", "check", "config", ...configs], { seconds: 30 });
    prove(rules.length > 0, "there are no alert rules");
    await insist(context, ["promtool", "check", "rules", "--lint=all", "--lint-fatal", ...rules], { seconds: 30 });
    prove(tests.length > 0, "the alert rules have no tests");
    for (const file of tests) await insist(context, ["promtool", "test", "rules", file], { seconds: 300 });
    const untested = untestedAlerts(context.directory, rules, tests);
    prove(untested.length === 0, `alerts without a test: ${untested.join(", ")}`);
    return passed(`${String(alertsIn(context.directory, rules).length)} alerts, each with a test`);
  },
};

interface RuleFile {
  readonly groups?: readonly { readonly rules?: readonly { readonly alert?: string }[] }[];
}

function alertsIn(directory: string, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => ((mappingIn(join(directory, file)) as RuleFile).groups ?? []).flatMap((group) => (group.rules ?? []).flatMap(({ alert }) => alert ?? [])));
}

function untestedAlerts(directory: string, rules: readonly string[], tests: readonly string[]): readonly string[] {
  const text = tests.map((file) => readFileSync(join(directory, file), "utf8")).join("\n");
  return [...new Set(alertsIn(directory, rules))].filter((alert) => !new RegExp(`alertname:\\s*["']?${alert}\\b`).test(text));
}

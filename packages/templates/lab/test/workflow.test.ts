import { describe, expect, test } from "vitest";
import { condition, evaluate, NotUnderstood, substitute } from "../workflow/expressions.ts";
import { matrixOf, ordered, readPairs, readWorkflow } from "../workflow/workflow.ts";

const scope = {
  github: { ref: "refs/heads/main", event_name: "push", event: { repository: { private: true } } },
  matrix: { app: "catalog" },
  steps: { publish: { outputs: { digest: "sha256:1" } } },
  vars: {},
};

describe("expressions of a workflow", () => {
  const sayings: readonly (readonly [string, unknown])[] = [
    ["github.ref", "refs/heads/main"],
    ["matrix['app']", "catalog"],
    ["steps.publish.outputs.digest", "sha256:1"],
    ["steps.publish.outputs.other", ""],
    ["vars.ANYTHING", ""],
    ["github.event_name == 'pull_request'", false],
    ["github.event_name != 'pull_request'", true],
    ["github.event_name == 'PUSH'", true],
    ["!github.event.repository.private", false],
    ["startsWith(github.ref, 'refs/tags/v')", false],
    ["github.event_name == 'push' && matrix.app || 'none'", "catalog"],
    ["github.event_name == 'tag' && matrix.app || 'none'", "none"],
    ["format('{0} of {1}', matrix.app, 'it''s')", "catalog of it's"],
    ["(always() && 1)", 1],
  ];
  test.each(sayings)("%s", (expression, value) => {
    expect(evaluate(expression, scope)).toBe(value);
  });

  const strange = ["runner.os", "github.actor", "steps.publish.result", "hashFiles('x')", "1 +", "matrix.app ?? 1", "matrix.app matrix.app"];
  test.each(strange)("refuse %s, which the lab does not know", (expression) => {
    expect(() => evaluate(expression, scope)).toThrow(NotUnderstood);
  });

  test("are replaced inside a text", () => {
    expect(substitute("deploy ${{ matrix.app }} at ${{ steps.publish.outputs.digest }}", scope)).toBe("deploy catalog at sha256:1");
  });

  test("decide whether a step runs, with and without braces", () => {
    expect(condition(undefined, scope)).toBe(true);
    expect(condition("github.event_name == 'push'", scope)).toBe(true);
    expect(condition("${{ !github.event.repository.private }}", scope)).toBe(false);
  });
});

describe("a workflow", () => {
  test("runs its jobs after those they need", () => {
    const { jobs } = readWorkflow("on: push\njobs:\n  deploy: { needs: [release] }\n  release: { needs: verify }\n  verify: {}\n");

    expect(ordered(jobs).map(([id]) => id)).toEqual(["verify", "release", "deploy"]);
  });

  test("multiplies a job by its matrix", () => {
    expect(matrixOf({ strategy: { matrix: { app: ["catalog", "orders"], node: [24, 26] } } })).toHaveLength(4);
    expect(matrixOf({ strategy: { matrix: { include: [{ app: "catalog" }, { app: "orders" }] } } })).toEqual([{ app: "catalog" }, { app: "orders" }]);
    expect(matrixOf({})).toEqual([{}]);
  });

  test("hands values on by lines and by blocks", () => {
    expect(readPairs("digest=sha256:1=2\nnotes<<END\none\ntwo\nEND\nlast=3\n")).toEqual({ digest: "sha256:1=2", notes: "one\ntwo", last: "3" });
  });
});

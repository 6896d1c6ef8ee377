import { describe, expect, test } from "vitest";
import { readArguments } from "../arguments.ts";
import { chooseSteps } from "../choose-steps.ts";
import { combinations } from "../combinations.ts";
import { undigested } from "../images/app-image.ts";
import { imagesOf } from "../images/index.ts";
import { dashboardFaults, queriesOf } from "../monitoring/dashboards.ts";
import { alertsOnErrors, hastened } from "../monitoring/overlay.ts";
import { merge, table, withTable, type RecordedRow } from "../results.ts";
import type { Step } from "../step.ts";
import { isRequired } from "../tools/tool.ts";

const shop: RecordedRow = {
  combination: "shop", title: "Shop", green: true, date: "2026-11-26", seconds: 10,
  steps: { boot: { title: "it starts", status: "passed", said: "ready | in 0.9 s", seconds: 1 }, image: { title: "it runs", status: "skipped", said: "SKIPPED because no engine", seconds: 0 } },
};

describe("the results", () => {
  test("become a table with a line for each proof", () => {
    expect(table([shop]).split("\n").slice(2)).toEqual(["| it starts | ✓ ready / in 0.9 s |", "| it runs | – no engine |", "| **all** | **green**, 2026-11-26 |"]);
  });

  test("replace what stands between the README's markers, and nothing else", () => {
    const readme = "before\n<!-- lab:begin -->\nold\n<!-- lab:end -->\nafter\n";

    expect(withTable(readme, [shop])).toBe(`before\n<!-- lab:begin -->\n${table([shop])}\n<!-- lab:end -->\nafter\n`);
    expect(withTable("no markers", [shop])).toBe("no markers");
  });

  test("keep the rows of combinations that were not driven", () => {
    const old = { ...shop, combination: "other" };

    expect(merge([old, shop], [{ ...shop, green: false }], ["shop", "other"]).map(({ combination, green }) => [combination, green])).toEqual([["shop", false], ["other", true]]);
  });
});

describe("the choice of steps", () => {
  const step = (id: string, after: readonly string[] = []): Step => ({ id, title: id, needs: [], tier: 0, after, run: () => Promise.resolve({ status: "passed", detail: "" }) });
  const all = [step("generate"), step("install", ["generate"]), step("build", ["install"]), step("boot", ["build"]), step("check", ["install"])];

  test("brings what a step stands on", () => {
    expect(chooseSteps(all, { only: ["boot"], without: [] }).map(({ id }) => id)).toEqual(["generate", "install", "build", "boot"]);
  });

  test("refuses a step that does not exist", () => {
    expect(() => chooseSteps(all, { only: ["bot"], without: [] })).toThrow('there is no step "bot"');
  });
});

test("a combination that does not exist is refused with those that do", () => {
  expect(() => readArguments(["fastify-monolith"])).toThrow("fastify-modular-monolith");
});

test("a variant is driven by its name, and is no row of the table", () => {
  expect(readArguments(["fastapi-with-oidc"])).toMatchObject({ combinations: [{ language: "python", traits: ["monolith", "images", "tokens"] }] });
  expect(combinations.map(({ name }) => name)).not.toContain("fastapi-with-oidc");
});

test("a required tier or tool must be there", () => {
  expect(isRequired({ id: "engine", tier: 2 }, "0,1,2")).toBe(true);
  expect(isRequired({ id: "engine", tier: 2 }, "engine")).toBe(true);
  expect(isRequired({ id: "engine", tier: 2 }, "0,1")).toBe(false);
});

test("the images of a Dockerfile are those it does not build itself", () => {
  const dockerfile = "ARG NODE=26\nFROM node:${NODE}-trixie-slim AS build\nRUN true\nFROM build AS more\nCOPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /bin/\nCOPY --from=build /app /app\nFROM gcr.io/distroless/nodejs26-debian13\n";

  expect(imagesOf(dockerfile)).toEqual(["node:26-trixie-slim", "ghcr.io/astral-sh/uv:0.13.9", "gcr.io/distroless/nodejs26-debian13"]);
});

test("only digests are taken off a Dockerfile", () => {
  const digest = `sha256:${"a".repeat(64)}`;

  expect(undigested(`FROM node:26-trixie-slim@${digest} AS build\n`)).toBe("FROM node:26-trixie-slim AS build\n");
});

const rules = `groups:
  - name: apps
    rules:
      - { record: "job:errors", expr: 'rate(http_server_request_duration_seconds_count{http_response_status_code=~"5.."}[5m])' }
      - { alert: ErrorBudgetBurn, expr: "job:errors > 0.1", for: 5m, labels: { severity: page } }
      - { alert: Down, expr: "up == 0", for: 2m }
`;

test("the alerts that bad answers must set off are found through recorded rules", () => {
  expect(alertsOnErrors([rules])).toEqual(["ErrorBudgetBurn"]);
});

test("hastened rules wait less and say the same", () => {
  expect(hastened(rules)).toContain("for: 1s");
  expect(hastened(rules)).toContain("job:errors > 0.1");
});

test("a dashboard's queries are filled as Grafana fills them, and its faults are named", () => {
  const panel = (id: number, x: number): object => ({ id, title: `panel ${String(id)}`, datasource: { uid: "${source}" }, gridPos: { x, y: 0, w: 12, h: 4 }, targets: [{ expr: 'rate(up{job=~"$app"}[$__rate_interval])' }] });
  const dashboard = { uid: "shop", templating: { list: [{ name: "source", type: "datasource", current: { value: "prometheus" } }, { name: "app", type: "query" }] }, panels: [panel(1, 0), panel(1, 13)] } as Parameters<typeof queriesOf>[0];

  expect(queriesOf(dashboard)[0]).toEqual({ panel: "panel 1", query: 'rate(up{job=~".*"}[1m])' });
  expect(dashboardFaults(dashboard, ["prometheus"])).toEqual(["panel id 1 is used twice", 'panel "panel 1" is wider than the grid']);
  expect(dashboardFaults(dashboard, ["loki"])).toContain("its data source begins with prometheus, which is not provisioned");
});

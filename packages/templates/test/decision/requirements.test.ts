import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decisionRecords, type ProfileInput } from "@create-backend/core";
import { answersIn, catalogue, decided, twelveAnswers } from "./story.ts";

const root = join(import.meta.dirname, "../../../..");

/** Glue between services that sleeps most of the time. */
const glue = { team: { now: 3, in18m: 3, skills: { typescript: 1 } }, work: ["event_glue"], load: { pattern: "spiky_idle", peakRps24m: 3 }, data: { needs: ["key_value"], crossModuleTx: false } } satisfies ProfileInput;
const weightIn = (input: ProfileInput, criterion: string): number => decided(input).weights.find((one) => one.criterion === criterion)?.weight ?? 0;
const adjustment = (input: ProfileInput, criterion: string): string => decided(input).weights.find((one) => one.criterion === criterion)?.because.join() ?? "";
const teamOf = (skills: Readonly<Record<string, number>>): ProfileInput => ({ team: { now: 6, in18m: 6, skills } });

describe("the guide asks that", () => {
  it("every answer that is hard to change says so, and present code weighs against changing it (S01, S59)", () => {
    const { choices } = decided(twelveAnswers);
    expect(["decomposition", "compute", "language", "framework", "cloud", "database"].map((question) => choices[question]?.reversibility)).toEqual(["easy", "easy", "very costly", "costly", "very costly", "very costly"]);
    const language = (delivery: ProfileInput["delivery"]): string | undefined => answersIn(decided({ ...teamOf({ php: 0.5, typescript: 0.5 }), delivery }))["language"];
    expect([language({ codebase: "greenfield" }), language({ codebase: "brownfield", language: "php" })]).toEqual(["typescript", "php"]);
  });

  it("a language that most of the team ship gains by it, a little with each engineer, and one that fewer ship does not (S43)", () => {
    const gained = (share: number): number => decided(teamOf({ go: share, typescript: 0.1 })).choices["language"]?.reasons.find(({ criterion }) => criterion === "majority")?.points ?? 0;
    expect([0.5, 0.55, 0.6, 0.9].map(gained)).toEqual([0, 0.15, 0.3, 0.3]);
  });

  it("what a domain is built in says more of a language while nothing is known of the team, and naming a skill never speaks against it (S43, S55)", () => {
    const office = (skills: Readonly<Record<string, number>>): ProfileInput => ({ domain: "government", team: { now: 8, in18m: 8, skills } });
    const weights = [0, 0.1, 0.25, 0.5].map((share) => weightIn(office({ java: share }), "fit") / weightIn(office({ java: share }), "speed"));
    expect(weights.map((weight) => Number((weight / (weights.at(-1) ?? 1)).toFixed(2)))).toEqual([1.5, 1.4, 1.25, 1]);
    expect([{}, { csharp: 0.05 }, { csharp: 0.3 }, { csharp: 1 }].map((skills) => answersIn(decided(office(skills)))["language"])).toEqual(["csharp", "csharp", "csharp", "csharp"]);
  });

  it("those who ship the language of a large code hold it, unless more people ship another one by now (S59)", () => {
    const held = (python: number, kotlin: number): number | undefined => {
      const language = decided({ team: { now: 300, in18m: 350, skills: { python, kotlin } }, delivery: { codebase: "brownfield", language: "python" } }).choices["language"];
      const ofPython = language?.option === "python" ? language.reasons : language?.rejected.find((one) => one.option === "python")?.reasons;
      return ofPython?.find(({ criterion }) => criterion === "present code")?.points;
    };
    expect([held(0.5, 0.5), held(0.5, 0.55), held(0.4, 0.6)]).toEqual([1.2, 1.05, 0.8]);
  });

  it("what present code runs on weighs against moving it, until the bill pays for the move (S59)", () => {
    const compute = (stack: string[], workMs = 80): string | undefined =>
      answersIn(decided({ ...twelveAnswers, delivery: { codebase: "brownfield", language: "typescript", stack }, data: { needs: ["key_value"], crossModuleTx: false }, constraints: { existingCloud: "aws" }, ops: ["ci_cd", "iac", "containers", "monitoring_oncall"], team: { now: 9, in18m: 10, skills: { typescript: 1 } }, workMs, budgetUsdMonth: 2000 }))["compute"];
    expect([compute([]), compute(["lambda"]), compute(["aws-lambda"]), compute(["kubernetes"]), compute(["eks"]), compute(["lambda"], 20_000)]).toEqual(["containers", "functions", "functions", "kubernetes", "kubernetes", "containers"]);
  });

  it("speed, scale, hiring, learning and models are weighed, each in sight (S02, S16)", () => {
    const { weights, choices } = decided(twelveAnswers);
    expect(weights.map(({ criterion }) => criterion)).toEqual(["team", "fit", "speed", "hiring", "perf", "ease", "scal", "ai"]);
    expect(choices["language"]?.reasons.filter(({ weight }) => weight !== undefined).map(({ criterion }) => criterion)).toEqual(weights.map(({ criterion }) => criterion));
  });

  it("ten million users alone split nothing (S03)", () => {
    const decision = decided({ load: { users: 10_000_000, users24m: 10_000_000 }, budgetUsdMonth: 20_000 });
    expect([Math.round(decision.sizing.averageRps), decision.label.name]).toEqual([926, "modular-monolith"]);
  });

  it("language, framework, store, architecture, hosting, cloud, pipeline, monitoring and API style are all answered, and models for an AI product (S04, S05, S51, S61)", () => {
    const always = ["language", "framework", "database", "decomposition", "compute", "hosting", "cloud", "pipeline", "packaging", "infrastructure", "monitoring", "telemetry-backend", "api-style"];
    expect(always.filter((question) => decided(twelveAnswers).choices[question] === undefined)).toEqual([]);
    expect(decided({ domain: "ai_llm" }).choices).toHaveProperty("models");
  });

  it("the API speaks REST, unless many views meet many services, or services call services within milliseconds (S05)", () => {
    const apart = { team: { now: 90, in18m: 120, skills: { go: 0.9 } }, delivery: { codebase: "brownfield", language: "go" }, ops: ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"], independence: { parts: "several", contention: "blocking" }, budgetUsdMonth: 100_000 } satisfies ProfileInput;
    const style = (input: ProfileInput): string | undefined => answersIn(decided(input))["api-style"];
    expect([style(twelveAnswers), style({ ...apart, domain: "marketplace" }), style({ ...apart, domain: "telecom", slo: { p99Ms: 50 } })]).toEqual(["rest", "graphql", "grpc"]);
    const push = (work: ProfileInput["work"]): string | undefined => answersIn(decided({ work }))["push-style"];
    expect([push(["short_requests"]), push(["websockets"]), push(["streaming"])]).toEqual([undefined, "websocket", "server-sent-events"]);
  });

  it("the trade that was made is said of what the decision is about (S07)", () => {
    const { choices } = decided(twelveAnswers);
    expect(["decomposition", "compute", "language", "framework", "cloud", "database", "api-style"].filter((question) => !/ against |; /.test(choices[question]?.tradeOff ?? ""))).toEqual([]);
  });

  it("a framework that brings its own way to the store gets no second one (S19)", () => {
    const access = (knows: string[]): string | undefined => decided({ team: { now: 4, in18m: 4, skills: { python: 1 }, knows } }).choices["data-access"]?.title;
    expect([access(["fastapi"]), access(["django"])]).toEqual(["SQLAlchemy", undefined]);
  });

  it("managed cloud is the default, and one's own hardware a constraint that is kept to (S10, S25)", () => {
    const places = ({ constraints }: ProfileInput): string => ["cloud", "compute", "hosting", "telemetry-backend"].map((question) => answersIn(decided({ constraints }))[question]).join(" ");
    expect([places({}), places({ constraints: { onPrem: true } })]).toEqual(["aws containers ecs-fargate cloud-monitoring", "on-premises vm own-machines grafana-stack"]);
    expect(["aws", "azure", "google-cloud", "eu-provider"].map((existingCloud) => answersIn(decided({ constraints: { existingCloud } }))["cloud"])).toEqual(["aws", "azure", "google-cloud", "eu-provider"]);
  });

  it.each([["aws", "aws-lambda"], ["azure", "azure-functions"], ["google-cloud", "cloud-run-functions"]])("functions are a full option on %s (S11, S41)", (existingCloud, hosting) => {
    const decision = decided({ ...glue, constraints: { existingCloud } });
    expect([decision.label.name, answersIn(decision)["hosting"]]).toEqual(["serverless", hosting]);
  });

  it("an AI product gets hosted models, vectors, and workers behind a queue for what takes long; its own models only with the means (S12, S13, S60)", () => {
    const assistant = { ...teamOf({ python: 1 }), domain: "ai_llm", data: { needs: ["transactions", "vectors"] } } satisfies ProfileInput;
    const slow = decided({ ...assistant, workMs: 45_000 });
    expect(answersIn(slow)).toMatchObject({ models: "openai", "vector-store": "pgvector" });
    expect([slow.workloads, decided({ ...assistant, workMs: 2000 }).workloads].map((all) => all.map(({ name }) => name))).toEqual([["api", "workers"], ["api"]]);
    expect(answersIn(decided({ ...assistant, work: ["gpu"], models: { use: "own" } }))["models"]).toBe("own-models");
    const sizes = [5, 200].map((vectorsMillions) => answersIn(decided({ ...assistant, data: { ...assistant.data, vectorsMillions } }))["vector-store"]);
    expect(sizes).toEqual(["pgvector", "pinecone"]);
    const thirtyMillion = (team: ProfileInput["team"]): string | undefined => answersIn(decided({ ...assistant, team, data: { ...assistant.data, vectorsMillions: 30 } }))["vector-store"];
    expect([thirtyMillion({ now: 5 }), thirtyMillion({ now: 5, knows: ["postgres"] })]).toEqual(["pinecone", "pgvector"]);
  });

  it("a growing team weighs hiring more (S15)", () => {
    expect(weightIn({ team: { now: 4, in18m: 8 } }, "hiring")).toBeGreaterThan(1.5 * weightIn({ team: { now: 4, in18m: 4 } }, "hiring"));
  });

  it("a cloud's share of the market decides nothing that anything else speaks on (S26)", () => {
    const cloud = (input: ProfileInput): string | undefined => answersIn(decided(input))["cloud"];
    expect([cloud({}), cloud(teamOf({ csharp: 1 })), cloud({ team: { knows: ["bigquery"] } }), cloud({ constraints: { bannedClouds: ["aws"] } })]).toEqual(["aws", "azure", "google-cloud", "azure"]);
  });

  it.each([
    ["typescript", ["realtime", "startup", "web"]], ["python", ["ai", "data"]], ["java", ["banking", "telecom", "enterprise"]], ["csharp", ["enterprise"]], ["go", ["performance"]],
  ])("%s is best for what the guide says, and for no more than that (S27 to S31)", (language, domains) => {
    const facts = Object.entries(catalogue.get("language")?.find(({ name }) => name === language)?.facts ?? {});
    const best = facts.flatMap(([key, { value }]) => (key.startsWith("fit.") && Number(value) >= 9 ? [key.slice(4)] : []));
    expect(best.sort()).toEqual([...domains].sort());
  });

  it("heavy computation and extreme load ask for speed at run time (S27, S31, S44)", () => {
    const perf = (input: ProfileInput): number => weightIn({ ...input, load: { peakRps24m: 500, ...input.load } }, "perf");
    expect([perf({ work: ["cpu_heavy"] }), perf({ slo: { p99Ms: 50 } }), perf({ load: { peakRps24m: 1000 } }), perf({ load: { peakRps24m: 20_000 } })].filter((weight) => weight <= perf({}))).toEqual([]);
    expect(perf({ load: { peakRps24m: 99 } })).toBeLessThan(perf({}));
  });

  it("the present team weighs most, and less only while nothing is known of it (S43)", () => {
    const { weights } = decided(twelveAnswers);
    expect([...weights].sort((a, b) => b.weight - a.weight)[0]?.criterion).toBe("team");
    expect(weightIn({}, "team")).toBeLessThan(0.12);
  });

  it("a first release in a hurry weighs speed of development and resists a split (S45)", () => {
    expect([adjustment({ delivery: { weeks: 12 } }, "speed"), adjustment({ delivery: { weeks: 13 } }, "speed")]).toEqual(["x 2: 12 weeks to the first release", ""]);
    expect(decided({ delivery: { weeks: 12 } }).forces.contributions.find(({ criterion }) => criterion === "time")?.points).toBe(-2);
  });

  it("what is gone in a year must be built quickly, and is not split (S45)", () => {
    expect([1, 2].map((horizonYears) => adjustment({ delivery: { horizonYears } }, "speed"))).toEqual(["x 1.5: it is gone in a year, so what it takes to build is most of what it costs", ""]);
  });

  it("a close call is tried out before it is decided (S47)", () => {
    expect(decided(teamOf({ typescript: 0.5, python: 0.5 })).notes.join()).toMatch(/^TypeScript and Python are close \(0\.\d\d apart\), and the team knows both alike: try both for 2 to 5 days before you commit\.$/);
    expect(decided(teamOf({ typescript: 1 })).notes).toEqual([]);
  });

  it("it must hold for four years where nobody says another time (S52)", () => {
    expect(decided().profile.delivery.horizonYears).toBe(4);
    expect(decided().choices["language"]?.health).toContain("in 4 years");
  });

  it("what would reopen the decision is written down (S53)", () => {
    const records = decisionRecords(decided(twelveAnswers, { flips: true }));
    expect(records.filter(([, text]) => text.includes("Revisit when the situation changes:")).map(([path]) => path)).toEqual(expect.arrayContaining(["0001-architecture.md", "0002-language-and-framework.md"]));
  });

  it("both ways to pay are shown with the load at which they meet (S57)", () => {
    const { cost } = decided({ ...twelveAnswers, load: { peakRpsNow: 40, peakRps24m: 400, pattern: "steady" } }).sizing;
    expect([cost?.functionsUsd, cost?.containersUsd, cost?.breakEvenRps, cost?.crossingRps].map(Number).every((figure) => figure > 0)).toBe(true);
  });

  it("the primary store has a record of its own (S58)", () => {
    const [, text = ""] = decisionRecords(decided(twelveAnswers)).find(([path]) => path === "0003-primary-store.md") ?? [];
    expect(text).toMatch(/^# Primary store: PostgreSQL/m);
  });

  it("a store of one trade wins where that trade is asked for, and not by what is left (S23, S58)", () => {
    const storeFor = (needs: ("search" | "graph" | "vectors")[]): string | undefined => answersIn(decided({ team: { now: 4, skills: { php: 0.9 } }, domain: "ecommerce", data: { needs } }))["database"];
    expect([storeFor(["graph", "search"]), storeFor(["search"]), storeFor(["vectors"])]).toEqual(["neo4j", "postgresql", "postgresql"]);
  });

  it("it is told in the order of constraints, team, load, technology (S62)", () => {
    const [, text = ""] = decisionRecords(decided({ ...twelveAnswers, load: { peakRpsNow: 400, peakRps24m: 4000 } }))[1] ?? [];
    const places = ["Rules: GDPR", "Data stay in: the EU", "requests within 800 ms", "90 % of the team ship TypeScript"].map((words) => text.indexOf(words));
    expect(places.includes(-1)).toBe(false);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe("the page that says what meets each requirement", () => {
  const page = readFileSync(join(root, "docs/decisions/0011-what-the-guide-asks-of-decide.md"), "utf8");
  const rows = [...page.matchAll(/^\| (S\d\d) [^|]*\|[^|]*\| ([^|]+?) \|$/gm)].slice(-61).map(([, id = "", shown = ""]) => ({ id, shown }));

  it("has all of them, the missing S28 aside", () => {
    const all = Array.from({ length: 62 }, (_, index) => `S${String(index + 1).padStart(2, "0")}`).filter((id) => id !== "S28");
    expect(rows.map(({ id }) => id)).toEqual(all);
  });

  it("names tests that are there", () => {
    const titled = rows.filter(({ shown }) => !shown.startsWith("the lab")).map(({ id, shown }) => ({ id, file: shown.split(": ")[0] ?? "", words: shown.split(": ").slice(1).join(": ") }));
    const missing = titled.filter(({ file, words }) => !textsOf(file).some((text) => text.includes(words)));
    expect(missing).toEqual([]);
  });
});

const folders = ["packages/cli/test", "packages/cli/src/interview", "packages/core/src/decision/choosing"];

/** The text of a test file as the page names it. */
function textsOf(file: string): readonly string[] {
  const paths = file.endsWith(".test") ? folders.map((folder) => `${folder}/${file}.ts`) : [`packages/templates/test/decision/${file}.test.ts`];
  return paths.map((path) => join(root, path)).filter((path) => existsSync(path)).map((path) => readFileSync(path, "utf8"));
}

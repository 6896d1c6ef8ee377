import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => (place = scratch()));
afterEach(() => place.remove());

const decide = (profile: string, ...words: string[]) => {
  writeFileSync(join(place.folder, "team.yaml"), profile);
  return createBackend(["decide", "--profile", "team.yaml", ...words], { folder: place.folder });
};
const plain = (text: string): string => text.replace(/\s+/g, " ");
const refused = async (profile: string, ...words: string[]): Promise<string> => {
  const { code, out, err } = await decide(profile, ...words);
  expect([code, out]).toEqual([2, ""]);
  return plain(err);
};
const radar = (text: string): void => {
  mkdirSync(join(place.folder, "standards"));
  writeFileSync(join(place.folder, "standards/standards.json"), '{"name":"@acme/standards","version":"1.0.0"}');
  writeFileSync(join(place.folder, "standards/radar.yaml"), text);
};
const forbidden = ["typescript", "python", "java", "csharp", "go", "kotlin", "ruby", "php", "rust", "elixir", "scala", "cpp"].map((name) => `- { name: ${name}, ring: forbidden, reason: an old decision }\n`).join("");

describe("decide", () => {
  it("does not say where costs meet when they do not", async () => {
    const { out } = await decide("work: [cpu_heavy, event_processing]\nworkMs: 50\ndata: { needs: [documents] }\nload: { peakRps24m: 500, pattern: spiky_idle }");
    expect(plain(out)).toContain("functions cost less at every load of this shape");
  });

  it("explains its words and the codes of its rules, on a line that fits", async () => {
    const { code, out, err } = await createBackend(["decide", "--glossary"], { folder: place.folder });
    expect([code, err, out.split("\n").every((line) => line.length <= 80)]).toEqual([0, "", true]);
    for (const word of ["Modular monolith", "Kubernetes", "Peak, requests per second", "H…", "X…", "O01"]) expect(out).toContain(word);
  });

  it("shows both ways to pay, where they meet, and by whose prices", async () => {
    const { code, out } = await decide("team: { now: 3 }");
    expect([code, plain(out)]).toEqual([0, expect.stringMatching(/Containers \(2 at the peak, [\d.]+ vCPU\) about \d+ USD a month, functions about [\d.]+ USD, at 12\.5 requests per second on average; they cost the same at about [\d.]+ requests per second on average, and the difference is too small to count \(it does from 300 USD a month\) \(prices of Amazon Web Services, USD, us-east-1/)]);
  });
});

describe("bad input to decide", () => {
  it.each([
    ["temm: { now: 3 }", ["CB-014", "team.yaml:1:1", 'Did you mean "team"?']],
    ['team: { now: "three" }', ["CB-013", "team.now", 'it says "three"']],
    ["slo: { p99Ms: 300ms }", ["CB-013", "slo.p99Ms", "Milliseconds", 'it says "300ms"']],
    ["budgetUsdMonth: -5", ["CB-013", "US dollars", "it says -5"]],
    ["budgetUsdMonth: .nan", ["CB-013", "it says NaN"]],
    ["team: { skills: { go: 1.4 } }", ["CB-013", "team.skills.go", "from 0 to 1", "it says 1.4"]],
    ["constraints: { residency: [mars] }", ["CB-013", "team.yaml:1:28 constraints.residency.0", "no place that is known", 'it says "mars"']],
    ["load: { peakRps24m: .inf }", ["CB-013", "load.peakRps24m", "it says Infinity"]],
  ])("%s is refused with its place, what is expected and what stands there", async (profile, clues) => {
    const said = await refused(profile);
    for (const clue of clues) expect(said).toContain(clue);
  });

  it("names both sides of a wish that a constraint rules out, and the cheapest way out", async () => {
    const said = await refused("work: [websockets]\nanswers: { compute: functions }");
    expect(said).toContain("team.yaml:2:12 answers.compute, team.yaml:1:1 work: Functions is pinned as compute, and work rules it out: H01: a function cannot hold a connection open. (X02)");
    expect(said).toContain("Drop the pin of compute, or change work. Or go on all the same with --force.");
  });

  it("names the one place of what contradicts itself once", async () => {
    const said = await refused("budgetUsdMonth: 4\nanswers: { compute: containers, database: postgresql }");
    expect(said).toMatch(/team\.yaml:1:1 budgetUsdMonth: Containers \d+ \+ PostgreSQL 15 =/);
    expect(said.match(/team\.yaml/g)).toHaveLength(1);
  });

  it("says of an answer that has no flag where it goes", async () => {
    expect(await refused("team: { now: 5 }", "--cloud", "aws")).toContain("There is no flag --cloud. → Write it into a file and name that with --profile: answers: { cloud: … }.");
  });

  it("names the pinned answers of which one must go, each with its place, where no two of them clash", async () => {
    const said = await refused("domain: ai_llm\nanswers:\n  models: bedrock\n  hosting: own-machines\n");
    expect(said).toContain("team.yaml:4:3 answers.hosting, team.yaml:3:3 answers.models: Own machines (hosting) and Amazon Bedrock (models) are both pinned, and no cloud works with both. (X19)");
  });

  it("goes on past a contradiction with --force, with low confidence, and not past constraints that leave nothing", async () => {
    const forced = await decide("work: [websockets]\nanswers: { compute: functions }", "--force", "--json");
    const decision = JSON.parse(forced.out) as { confidence: string; choices: Record<string, { option: string; against?: string }> };
    expect([forced.code, decision.confidence, decision.choices["compute"]]).toMatchObject([0, "low", { option: "functions", against: "H01" }]);
    radar(forbidden);
    expect(await refused("team: { now: 5 }", "--extends", "./standards", "--force")).toContain("CB-051");
  });

  it("says of a radar that forbids what the team ships, and of one that forbids everything, what to allow again", async () => {
    radar(forbidden);
    expect(await refused("team: { skills: { python: 1 } }", "--extends", "./standards")).toContain("The team ships Python, and the radar rules it out. (X15)");
    expect(await refused("team: { now: 5 }", "--extends", "./standards")).toContain("Nothing is left for language (H09); allow one of these in the radar again: TypeScript, Python");
  });

  it("names both sides where a pinned answer meets a radar that forbids what it needs", async () => {
    radar("entries:\n  - { name: python, ring: forbidden, reason: nobody keeps it }\n");
    expect(await refused("answers: { framework: fastapi }", "--extends", "./standards")).toMatch(/Nothing is left for language \(.*\); give up answers\.framework\. The radar rules out Python\./);
  });

  it("argues in full with forces, trades, what a change costs later, and the bill", async () => {
    const { out } = await decide("team: { now: 30, in18m: 42, skills: { typescript: 0.9 } }\nindependence: { parts: several, contention: some }\nops: [ci_cd, iac]", "--why");
    for (const words of ["A split need 5 less resistance 6 makes -1", "+2.00 42 engineers make about 6 teams", "trade One deployment for all against independent releases", "later to change it is very costly", "Cost in 24 months"]) expect(plain(out)).toContain(words);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("heads the bill of a load that shrinks with the day that it is for", async () => {
    const { out } = await decide("load: { peakRpsNow: 300, peakRps24m: 20 }");
    expect([out.includes("\nCost today, before the load shrinks\n"), out.includes("Cost in 24 months")]).toEqual([true, false]);
  });

  it("names the figure that a shrinking load was told by", async () => {
    expect(plain((await decide("load: { users: 1000000, users24m: 10000 }")).out)).toContain("Correct users24m, or decide again when the load has fallen. (X23)");
  });

  it("offers to waive only what the radar holds, and to allow again what it forbids", async () => {
    radar(forbidden.replace("name: go, ring: forbidden", "name: go, ring: hold"));
    expect(await refused("team: { now: 5 }", "--extends", "./standards")).toContain("waive the radar with a reason for one of: Go, or allow one of these in the radar again: TypeScript, Python");
  });

  it("says why a waiver of what is forbidden changes nothing", async () => {
    radar("entries:\n  - { name: go, ring: forbidden, reason: nobody keeps it }\n");
    const { out } = await decide("team: { now: 5 }", "--extends", "./standards", "--waive", "go=we know it");
    expect(plain(out)).toContain("The waiver of go (we know it) changes nothing: the radar says forbidden (nobody keeps it), and only hold, or what is not listed, can be waived.");
  });

  it("says how far to raise a budget that leaves nothing, and a negative number for what it is", async () => {
    expect(await refused("work: [websockets]\nbudgetUsdMonth: 2")).toContain("give up budgetUsdMonth (raise it to 5 at least).");
    expect(await refused("team: { now: 5 }", "--budget", "-5")).toContain("--budget: US dollars a month expected: a number from 0 to 1000000000; it says -5.");
    expect(await refused("team: { now: 5 }", "--compute", "lambda")).toContain('There is no compute "lambda". → Did you mean "functions"?');
  });

  it("names the line of a radar that approves nothing, and of a slip in one", async () => {
    radar("approvedOnly: true\nentries: []\n");
    expect(await refused("team: { now: 5 }", "--extends", "./standards")).toMatch(/standards\/radar\.yaml:1:1 approvedOnly: The radar approves only .* CB-036/);
    writeFileSync(join(place.folder, "standards/radar.yaml"), "- { name: go, ring: adopt }\n- { name: typscript, ring: hold, reason: too many build tools }\n");
    expect(await refused("team: { now: 5 }", "--extends", "./standards")).toMatch(/standards\/radar\.yaml:2:\d+ 1\.name: The entry "typscript" .* CB-035/);
  });

  it("warns where constraints leave nothing that is not needed everywhere, and names them", async () => {
    const { out } = await decide("constraints: { bannedClouds: [aws, azure, google-cloud, eu-provider] }");
    expect(plain(out)).toContain("Nothing is left for cloud: Amazon Web Services, Microsoft Azure, Google Cloud, European provider are all ruled out. Ask less in constraints.bannedClouds, or pin what you use instead (answers.cloud).");
  });

  it("decides by a catalogue that has expired, says so, and trusts the answer less", async () => {
    const later = join(place.folder, "later.mjs");
    writeFileSync(later, 'const Now = Date;\nglobalThis.Date = class extends Now { constructor(...when) { super(...(when.length === 0 ? ["2031-01-01"] : when)); } };\n');
    writeFileSync(join(place.folder, "team.yaml"), "team: { now: 6, in18m: 8, skills: { typescript: 0.9 } }");
    const { code, out } = await createBackend(["decide", "--profile", "team.yaml"], { folder: place.folder, environment: { NODE_OPTIONS: `--import=${pathToFileURL(later).href}` } });
    expect([code, plain(out)]).toEqual([0, expect.stringMatching(/confidence (low|medium).* facts have expired and still count, with less confidence: /)]);
  });

  it("refuses an override without a reason or of nothing, and lists one that has both", async () => {
    const overrides = (text: string): void => writeFileSync(join(place.folder, "facts.yaml"), text);
    overrides("- { id: language.go.perf, value: 3 }\n");
    expect(await refused("team: { now: 5 }", "--overrides", "facts.yaml")).toMatch(/facts\.yaml:1:\d+ language\.go\.perf\.reason: a reason expected.*CB-013/);
    overrides("- { id: language.goo.perf, value: 3, reason: our own test }\n");
    expect(await refused("team: { now: 5 }", "--overrides", "facts.yaml")).toMatch(/facts\.yaml:1:\d+ language\.goo\.perf: The override .* Did you mean "language\.go\.perf"\?/);
    overrides("- { id: language.go.perf, value: 3, reason: our own test }\n");
    const { out } = await decide("team: { now: 5 }", "--overrides", "facts.yaml", "--json");
    expect((JSON.parse(out) as { evidence: { overridden: unknown } }).evidence.overridden).toEqual([{ id: "language.go.perf", reason: "our own test" }]);
  });
});

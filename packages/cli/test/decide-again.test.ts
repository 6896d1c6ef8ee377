import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";
import { change, commit, git, snapshot } from "./older.ts";

let place: ReturnType<typeof scratch>;
let root: string;
beforeAll(ensureBuilt, 120_000);
beforeEach(async () => {
  place = scratch();
  root = join(place.folder, "shop");
  await createBackend(["shop", "--yes", "--no-install", "--no-git", "--team", "5,8", "--skills", "typescript", "--weeks", "60"], { folder: place.folder });
});
afterEach(() => place.remove());

const decide = (...words: string[]) => createBackend(["decide", "--again", ...words], { folder: root });
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const json = ({ out }: { out: string }) => JSON.parse(out) as Record<string, unknown>;
const grown = ["--team", "60,90", "--ops", "ci_cd,iac,monitoring_oncall,containers,platform_team", "--independence", "several", "--contention", "blocking", "--budget", "50000"];

describe("decide --again", () => {
  it("finds that a decision stands when nothing changed, and writes nothing", async () => {
    const before = snapshot(root);
    const { code, out } = await decide();
    expect([code, out]).toEqual([0, expect.stringContaining("The decision stands")]);
    expect(out).toContain("same profile, same catalogue, same rules");
    expect(snapshot(root)).toEqual(before);
  });

  it("writes a superseding record when an answer changes, names what led to it, and remembers the new profile", async () => {
    const result = json(await decide(...grown, "--json"));
    expect(result).toMatchObject({ ok: true, changed: true, written: true, toFollow: [{ question: "decomposition", from: "modular-monolith", to: "microservices" }, { question: "compute", from: "containers", to: "kubernetes" }] });
    expect(result["profile"]).toContainEqual({ key: "independence.parts", from: "none", to: "several" });
    expect(result["records"]).toEqual(expect.arrayContaining(["0006-architecture.md", "0001-architecture.md"]));
    expect(read("docs/decisions/0001-architecture.md")).toContain("status: superseded by [0006-architecture.md](0006-architecture.md)");
    expect(read("docs/decisions/0006-architecture.md")).toContain("### What has to be moved");
    expect(read(".backend/profile.yaml")).toContain("independence: { contention: blocking, parts: several }");
    const after = snapshot(root);
    expect(json(await decide("--json"))).toMatchObject({ changed: false, written: false });
    expect(snapshot(root)).toEqual(after);
  });

  it("lets update follow without a second record of the same answer, and check find nothing", async () => {
    await decide(...grown);
    git(root, "init", "-q", "-b", "main");
    commit(root);
    change(root, "backend.yaml", (text) => text.replace("decomposition: modular-monolith", "decomposition: microservices"));
    const updated = await createBackend(["update", "--yes", "--no-install", "--json"], { folder: root });
    const judged = await createBackend(["check"], { folder: root });
    expect([updated.code, updated.out.includes("docs/decisions/0007"), judged.code]).toEqual([0, false, 0]);
  });

  it("says what would be written, and writes nothing, with --dry-run", async () => {
    const before = snapshot(root);
    expect(json(await decide(...grown, "--dry-run", "--json"))).toMatchObject({ changed: true, written: false });
    expect(snapshot(root)).toEqual(before);
  });

  it("keeps an answer that people changed in backend.yaml, now and the next time", async () => {
    change(root, "backend.yaml", (text) => text.replace("pipeline: github-actions", "pipeline: gitlab-ci"));
    const asked = json(await decide("--json"));
    expect(asked).toMatchObject({ changed: false, kept: { pipeline: "gitlab-ci" }, toFollow: [] });
    expect(json(await decide("--json"))).toMatchObject({ changed: false, kept: {}, toFollow: [] });
    expect(read(".backend/profile.yaml")).toContain("answers: { pipeline: gitlab-ci }");
  });

  it("decides with facts of the organisation's own, remembers them, and says when they are missing the next time", async () => {
    writeFileSync(join(place.folder, "facts.yaml"), "- { id: language.typescript.speed, value: 1, reason: our own measurement }\n");
    const first = await decide("--overrides", "../facts.yaml");
    expect([first.code, read(".backend/decision.json")]).toEqual([0, expect.stringContaining('"id": "language.typescript.speed"')]);
    const { out } = await decide("--dry-run");
    expect(out.replace(/\s+/g, " ")).toContain("The last decision counted facts of your own: language.typescript.speed.");
  });

  it("notices a decision of another catalogue, and records the present one", async () => {
    change(root, ".backend/decision.json", (text) => text.replace(/"catalogueVersion": "[0-9a-f]+"/, '"catalogueVersion": "0123456789abcdef"'));
    const { out } = await decide();
    expect(out).toMatch(/catalogue 0123456789abcdef → [0-9a-f]{16}/);
    expect(read(".backend/decision.json")).not.toContain("0123456789abcdef");
  });

  it("refuses where nothing is remembered, where it is damaged, and beside what shows a single decision", async () => {
    rmSync(join(root, ".backend/profile.yaml"));
    expect(await decide()).toMatchObject({ code: 2, err: expect.stringContaining("CB-053") as string });
    change(root, ".backend/decision.json", () => "{}");
    expect(await createBackend(["decide", "--again", "--why"], { folder: root })).toMatchObject({ code: 2, err: expect.stringContaining("CB-052") as string });
    expect(await createBackend(["decide", "--again"], { folder: place.folder })).toMatchObject({ code: 2, err: expect.stringContaining("CB-121") as string });
  });
});

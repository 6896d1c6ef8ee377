import { describe, expect, it } from "vitest";
import { checkIds } from "../run-suite.ts";
import { guarded, judge, sceneOf, scenes } from "./scenes.ts";

const topics = scenes.flatMap((scene) => scene.topics.map((topic) => ({ scene, topic, title: scene.title })));

/** Ids of a topic that are proven in this scene. */
function idsOf({ scene, topic }: (typeof topics)[number]): readonly string[] {
  return checkIds.filter((id) => sceneOf(id) === scene && (id === topic || id.startsWith(`${topic}.`)));
}

describe("the suite on a correct server", () => {
  it.concurrent.each(topics)("passes every check of $topic, $title", { timeout: 120_000 }, async (part) => {
    const ids = idsOf(part);
    const rows = await judge(part.scene, ids);
    expect(rows.filter((row) => row.outcome !== "passed")).toEqual([]);
    expect(rows.map((row) => row.id)).toEqual(ids);
  });

  it.concurrent("sends tokens wherever one is needed", { timeout: 120_000 }, async () => {
    const rows = await judge(guarded, [
      "crud",
      "events.delivered",
      "operations.metrics-grow",
      "problems.kept-connection",
      "lifecycle.finishes-request",
      "lifecycle.serves-while-draining",
    ]);
    expect(rows.filter((row) => row.outcome !== "passed")).toEqual([]);
  });

  it("leaves no check out", () => {
    expect(topics.flatMap(idsOf).sort()).toEqual([...checkIds].sort());
  });

  it("refuses a check that nobody knows", async () => {
    await expect(judge(guarded, ["crud.no-such-check"])).rejects.toThrow('no check or topic is called "crud.no-such-check"');
  });
});

import { describe, expect, it } from "vitest";
import { Look } from "./look.ts";
import { topicUses } from "./topics.ts";

const topicsIn = (text: string, path = "events.ts"): readonly string[] => topicUses(new Look(text, path)).map(({ topic, verb }) => `${verb} ${topic}`);

describe("topics in scripts", () => {
  it.each([
    [`bus.publish("orders.placed", order);`, ["publishes orders.placed"]],
    [`producer.send({ topic: "orders.placed" });`, ["publishes orders.placed"]],
    [`producer.send({ topic:\n  // the only one\n  "orders.placed" });`, ["publishes orders.placed"]],
    [`consumer.subscribe({ topics: ["orders.placed"] });`, ["consumes orders.placed"]],
    [`channel.consume(\`orders.placed\`);`, ["consumes orders.placed"]],
    [`const known: Record<string, string> = { topic: "orders.placed" };`, []],
    [`socket.send("text/plain"); const subject = "orders.placed";`, []],
  ])("are told from %s", (text, topics) => {
    expect(topicsIn(text)).toEqual(topics);
  });

  it("are found however many calls and texts stand around them", () => {
    const calls = `publish(order); send({ to: "a/b" });\n`.repeat(200);
    expect(topicsIn(`${calls}bus.publish("orders.placed");\n${calls}`)).toEqual(["publishes orders.placed"]);
  });
});

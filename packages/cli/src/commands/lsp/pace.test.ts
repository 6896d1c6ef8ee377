import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Pace } from "./pace.ts";

describe("a pace", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("does quick work at once, and work that took long when nothing more was asked for as long", () => {
    const pace = new Pace();
    const done: string[] = [];
    const work = (name: string, took: number) => () => {
      done.push(name);
      vi.setSystemTime(Date.now() + took);
    };
    const clock = vi.spyOn(performance, "now").mockImplementation(() => Date.now());
    pace.ask("a", work("one", 1));
    pace.ask("a", work("two", 200));
    expect(done).toEqual(["one", "two"]);
    pace.ask("a", work("three", 1));
    pace.ask("a", work("four", 1));
    pace.ask("b", work("other", 1));
    expect(done).toEqual(["one", "two", "other"]);
    vi.advanceTimersByTime(199);
    expect(done).toHaveLength(3);
    vi.advanceTimersByTime(1);
    pace.ask("a", work("five", 1));
    expect(done).toEqual(["one", "two", "other", "four", "five"]);
    clock.mockRestore();
  });

  test("does not do again what was done meanwhile", () => {
    const pace = new Pace();
    const done: string[] = [];
    const clock = vi.spyOn(performance, "now").mockReturnValueOnce(0).mockReturnValueOnce(500).mockReturnValue(500);
    pace.ask("a", () => done.push("slow"));
    pace.ask("a", () => done.push("waiting"));
    pace.now("a", () => done.push("closed"));
    vi.advanceTimersByTime(5000);
    expect(done).toEqual(["slow", "closed"]);
    clock.mockRestore();
  });
});

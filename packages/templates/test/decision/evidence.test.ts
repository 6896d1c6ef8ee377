import { describe, expect, it } from "vitest";
import { domainClasses, expiringBy, factSchema, type Option } from "@create-backend/core";
import { catalogue } from "./story.ts";

const options = [...catalogue.values()].flat();
const facts = options.flatMap((option) => Object.entries(option.facts).map(([key, fact]) => ({ id: `${option.question}.${option.name}.${key}`, key, fact })));

describe("the catalogue", () => {
  it("has a source and a date for every fact, and calls an estimate an estimate", () => {
    expect(facts.length).toBeGreaterThan(300);
    expect(facts.flatMap(({ id, fact }) => factSchema.safeParse(fact).error?.issues.map(({ message }) => `${id}: ${message}`) ?? [])).toEqual([]);
  });

  it("has currency, region and expiry for every price", () => {
    const prices = facts.filter(({ key }) => key.startsWith("price."));
    expect(prices.length).toBeGreaterThan(5);
    expect(prices.filter(({ fact }) => fact.unit === undefined || fact.region === undefined || fact.expires === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("values every language on every criterion and in every family of domains", () => {
    const wanted = ["speed", "perf", "ease", "scal", "ai", "usage", "cpuFactor", ...domainClasses.map((domain) => `fit.${domain}`)];
    const missing = (catalogue.get("language") ?? []).flatMap(({ name, facts: known }) => wanted.filter((key) => typeof known[key]?.value !== "number").map((key) => `${name}: ${key}`));
    expect(missing).toEqual([]);
  });

  it("knows of every language, framework and store whether somebody looks after it, from a source", () => {
    const wanted = ["language", "framework", "database"].flatMap((question) => catalogue.get(question) ?? []);
    const health = wanted.map(({ question, name, facts: known }) => ({ id: `${question} ${name}`, fact: known["health.lastRelease"] ?? known["health.service"] }));
    expect(health.length).toBeGreaterThan(40);
    expect(health.filter(({ fact }) => fact === undefined || fact.source === "estimate" || fact.expires === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("knows how they answer to vulnerabilities, where they say so", () => {
    const silent = ["language", "framework", "database"]
      .flatMap((question) => catalogue.get(question) ?? [])
      .filter(({ facts: known }) => known["health.policy"] === undefined);
    expect(silent.map(({ name }) => name)).toEqual(["cpp", "ktor", "axum", "drogon"]);
    expect(facts.filter(({ key, fact }) => key === "health.policy" && !fact.source.startsWith("https://"))).toEqual([]);
  });

  it("has neighbours that are neighbours both ways", () => {
    const near = (a: Option, b: string): unknown => a.facts[`adjacent.${b}`]?.value;
    const languages = catalogue.get("language") ?? [];
    const oneWay = languages.flatMap((a) => languages.filter((b) => near(a, b.name) !== near(b, a.name)).map((b) => `${a.name} ${b.name}`));
    expect(oneWay).toEqual([]);
  });

  it("needs and fits only options that exist", () => {
    const exists = (question: string, name: string): boolean => question === "trait" || catalogue.get(question)?.some((option) => option.name === name) === true;
    const unknown = options.flatMap(({ question, name, needs, rules }) =>
      [needs, rules?.fits ?? {}].flatMap((all) => Object.entries(all).flatMap(([other, names]) => names.filter((one) => !exists(other, one)).map((one) => `${question}.${name} needs ${other}: ${one}`))));
    expect(unknown).toEqual([]);
  });

  it("has no two options of one question that answer to the same word", () => {
    const twice = [...catalogue.values()].flatMap((same) => {
      const words = same.flatMap(({ name, rules }) => [name, ...(rules?.aliases ?? [])].map((word) => word.toLowerCase()));
      return words.filter((word, index) => words.indexOf(word) !== index);
    });
    expect(twice).toEqual([]);
  });

  it("lists what expires by a day, soonest first", () => {
    const soon = expiringBy(catalogue, "2027-12-31");
    expect(soon.map(({ id }) => id)).toContain("cloud.aws.price.request");
    expect(soon.map(({ expires }) => expires)).toEqual([...soon.map(({ expires }) => expires)].sort());
    expect(expiringBy(catalogue, "2026-11-25")).toEqual([]);
  });
});

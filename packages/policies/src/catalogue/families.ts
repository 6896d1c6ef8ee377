import { optionLibraries } from "./options.generated.ts";

/** A library family: what serves one purpose by one name, in whatever language. */
export interface Family {
  /** What a person calls it; the name of the option where there is one. */
  readonly name: string;
  readonly slot: Slot;
  /** Imported names, as in the catalogue of packages. */
  readonly libraries: readonly string[];
}

/** A place in a stack that one family fills. */
export type Slot = "web framework" | "data mapper" | "database driver" | "message broker" | "validator" | "logger" | "network client" | "test runner";

/** The question that fills each slot. */
const questions: Readonly<Record<Slot, string>> = { "web framework": "framework", "data mapper": "data-access", "database driver": "database", "message broker": "broker", validator: "", logger: "", "network client": "", "test runner": "" };

/** Families that are no options of ours. */
const table: Readonly<Record<Exclude<Slot, "database driver" | "message broker">, Readonly<Record<string, string>>>> = {
  "web framework": {
    koa: "koa @koa/*", hapi: "@hapi/*", hono: "hono @hono/*", restify: "restify",
    aiohttp: "aiohttp.web", tornado: "tornado", sanic: "sanic", bottle: "bottle", falcon: "falcon", litestar: "litestar", quart: "quart",
    quarkus: "io.quarkus", javalin: "io.javalin", "jax-rs": "jakarta.ws.rs javax.ws.rs", vertx: "io.vertx.ext.web", sparkjava: "spark.Spark", "http-server-of-the-jdk": "com.sun.net.httpserver",
    fiber: "github.com/gofiber/fiber", chi: "github.com/go-chi/chi", gorilla: "github.com/gorilla/mux",
    fastendpoints: "FastEndpoints", nancy: "Nancy",
  },
  "data mapper": {
    typeorm: "typeorm", prisma: "@prisma/client prisma", drizzle: "drizzle-orm", sequelize: "sequelize sequelize-typescript", "mikro-orm": "@mikro-orm/*", objection: "objection", knex: "knex", mongoose: "mongoose",
    peewee: "peewee", pony: "pony", tortoise: "tortoise", "django-orm": "django.db",
    "spring-data": "org.springframework.data org.springframework.jdbc", "jakarta-persistence": "jakarta.persistence org.hibernate", jooq: "org.jooq", mybatis: "org.apache.ibatis", "micronaut-data": "io.micronaut.data",
    gorm: "gorm.io", ent: "entgo.io", sqlx: "github.com/jmoiron/sqlx", bun: "github.com/uptrace/bun",
    "ef-core": "Microsoft.EntityFrameworkCore", dapper: "Dapper", nhibernate: "NHibernate",
  },
  validator: {
    zod: "zod", joi: "joi", yup: "yup", valibot: "valibot", arktype: "arktype", typebox: "@sinclair/typebox typebox", "class-validator": "class-validator", ajv: "ajv",
    pydantic: "pydantic", marshmallow: "marshmallow", cerberus: "cerberus", voluptuous: "voluptuous", "json-schema": "jsonschema",
    "jakarta-validation": "jakarta.validation javax.validation org.hibernate.validator", yavi: "am.ik.yavi",
    validator: "github.com/go-playground/validator", "ozzo-validation": "github.com/go-ozzo/ozzo-validation github.com/jellydator/validation", govalidator: "github.com/asaskevich/govalidator",
    fluentvalidation: "FluentValidation", minivalidation: "MiniValidation",
  },
  logger: {
    pino: "pino pino-http", winston: "winston", bunyan: "bunyan", log4js: "log4js", loglevel: "loglevel", signale: "signale", consola: "consola",
    logging: "logging", structlog: "structlog", loguru: "loguru",
    slf4j: "org.slf4j", log4j: "org.apache.logging.log4j", "java-util-logging": "java.util.logging",
    slog: "log/slog", zap: "go.uber.org/zap", logrus: "github.com/sirupsen/logrus", zerolog: "github.com/rs/zerolog",
    "microsoft-logging": "Microsoft.Extensions.Logging", serilog: "Serilog", nlog: "NLog", log4net: "log4net",
  },
  "network client": {
    axios: "axios", got: "got", ky: "ky", superagent: "superagent", "node-fetch": "node-fetch cross-fetch", undici: "undici",
    httpx: "httpx", requests: "requests", "aiohttp-client": "aiohttp", niquests: "niquests",
    okhttp: "okhttp3 retrofit2", "apache-httpclient": "org.apache.http org.apache.hc", feign: "feign",
    resty: "github.com/go-resty/resty",
    restsharp: "RestSharp", refit: "Refit", flurl: "Flurl",
  },
  "test runner": {
    vitest: "vitest", jest: "jest @jest/*", mocha: "mocha", ava: "ava", "node-test": "node:test", tap: "tap",
    junit: "org.junit.jupiter", junit4: "org.junit", testng: "org.testng",
    xunit: "Xunit", nunit: "NUnit", mstest: "Microsoft.VisualStudio.TestTools",
  },
};

/** Families that another one has taken the place of. */
const followedBy: Readonly<Record<string, string>> = { junit4: "junit" };

/** What took the place of a family, where both are used: however much there is of the old, it is what goes. */
export function successorIn(used: ReadonlyMap<string, number>, family: string): string {
  const successor = Object.hasOwn(followedBy, family) ? followedBy[family] : undefined;
  return successor !== undefined && used.has(successor) ? successor : family;
}

/** Families that only pass on to another one, which apps and platform choose and set up. */
export const facades: ReadonlySet<string> = new Set(["slf4j", "microsoft-logging", "slog"]);

/** Families of a standard library that others are built on: they may be the choice, and are no second one. */
export const beneath: ReadonlySet<string> = new Set(["logging"]);

/** Families that are written in the terms of another one, so that both together are one choice. */
const restsOn: Readonly<Record<string, string>> = { "spring-data": "jakarta-persistence", "micronaut-data": "jakarta-persistence", objection: "knex" };

/** Families that are an interface, and those that may run what is written against it. */
const runBy: Readonly<Record<string, readonly string[]>> = { "jax-rs": ["quarkus", "spring-boot", "micronaut"] };

/** Whether two families are one choice: the same, or one in the terms of the other. */
export function isOneChoice(a: string, b: string): boolean {
  return a === b || restsOn[a] === b || restsOn[b] === a;
}

/** Whether what is written against the first family may be run by the second. */
export function isRunBy(written: string, runs: string): boolean {
  return Object.hasOwn(runBy, written) && runBy[written]?.includes(runs) === true;
}

const slotOfQuestion = new Map(Object.entries(questions).map(([slot, question]) => [question, slot as Slot]));

const families: readonly Family[] = [
  ...optionLibraries.flatMap(({ question, name, libraries }) => {
    const slot = slotOfQuestion.get(question);
    return slot === undefined ? [] : [{ name, slot, libraries }];
  }),
  ...Object.entries(table).flatMap(([slot, rows]) => Object.entries(rows).map(([name, libraries]) => ({ name, slot: slot as Slot, libraries: libraries.split(" ") }))),
];

const slots = new Map(families.map(({ name, slot }) => [name, slot]));

/** The question of `backend.yaml` that a slot is the answer to; empty where it follows from other answers. */
export const questionOf = (slot: Slot): string => questions[slot];

/**
 * The families that may fill a slot in sources of a language by the answers given, the chosen one first; none when nobody knows.
 * Where nothing was answered, what the other answers bring along counts, and else what is made for the language. An answer for one
 * language says nothing of another one in the same repository.
 */
export function fillersOf(slot: Slot, language: string, answers: Readonly<Record<string, string>>): readonly string[] {
  const answer = answers[questions[slot]];
  const chosen = optionLibraries.filter(({ question, name, languages }) => answers[question] === name && languages?.includes(language) !== false);
  const brought = chosen.flatMap(({ brings }) => brings).filter((family) => slots.get(family) === slot);
  if (answer !== undefined) return chosen.some(({ question }) => question === questions[slot]) ? [answer, ...brought] : [];
  if (brought.length > 0) return brought;
  const spoken = answers["language"] ?? chosen.find(({ question }) => question === "framework")?.languages?.[0] ?? "";
  return spoken !== language ? [] : optionLibraries.filter(({ question, languages }) => question === questions[slot] && languages?.includes(language) === true).map(({ name }) => name);
}

const memo = new Map<string, Family | undefined>();

/** The family of an imported name: the one with the most precise library, undefined when none has it. */
export function familyOf(imported: string): Family | undefined {
  if (!memo.has(imported)) memo.set(imported, find(imported));
  return memo.get(imported);
}

function find(imported: string): Family | undefined {
  let best: Family | undefined;
  let length = 0;
  for (const family of families)
    for (const library of family.libraries)
      if (library.length > length && covers(library, imported)) {
        best = family;
        length = library.length;
      }
  return best;
}

/** A name covers itself and everything below it; `@scope/*` covers a scope. */
export function covers(name: string, imported: string): boolean {
  if (name.endsWith("/*")) return imported.startsWith(name.slice(0, -1));
  if (!imported.startsWith(name)) return false;
  const next = imported[name.length];
  return next === undefined || next === "/" || next === ".";
}

/** A library family: what serves one purpose by one name, in whatever language. */
export interface Family {
  /** What a person calls it; the name of the option where there is one. */
  readonly name: string;
  readonly slot: Slot;
  /** Imported names, as in the catalogue of packages. */
  readonly libraries: readonly string[];
}

/** A place in a stack that one family fills. */
export type Slot = "web framework" | "data mapper" | "database driver" | "message broker" | "validator";

const table: Readonly<Record<Slot, Readonly<Record<string, string>>>> = {
  "web framework": {
    express: "express", fastify: "fastify @fastify/* fastify-plugin", nestjs: "@nestjs/*", koa: "koa @koa/*", hapi: "@hapi/*", hono: "hono @hono/*", restify: "restify",
    fastapi: "fastapi", flask: "flask flask_restful", django: "django ninja rest_framework", aiohttp: "aiohttp.web", tornado: "tornado", sanic: "sanic", bottle: "bottle", falcon: "falcon", litestar: "litestar", quart: "quart",
    "spring-boot": "org.springframework.web org.springframework.boot", micronaut: "io.micronaut", quarkus: "io.quarkus", javalin: "io.javalin",
    gin: "github.com/gin-gonic", echo: "github.com/labstack/echo", fiber: "github.com/gofiber/fiber", chi: "github.com/go-chi/chi", gorilla: "github.com/gorilla",
    "aspnet-core": "Microsoft.AspNetCore", fastendpoints: "FastEndpoints", nancy: "Nancy",
  },
  "data mapper": {
    kysely: "kysely", typeorm: "typeorm", prisma: "@prisma/client prisma", drizzle: "drizzle-orm", sequelize: "sequelize sequelize-typescript", "mikro-orm": "@mikro-orm/*", objection: "objection", knex: "knex", mongoose: "mongoose",
    sqlalchemy: "sqlalchemy sqlmodel alembic", peewee: "peewee", pony: "pony", tortoise: "tortoise", "django-orm": "django.db",
    "spring-data": "org.springframework.data org.springframework.jdbc", "jakarta-persistence": "jakarta.persistence org.hibernate", jooq: "org.jooq", mybatis: "org.apache.ibatis", "micronaut-data": "io.micronaut.data",
    gorm: "gorm.io", ent: "entgo.io", sqlx: "github.com/jmoiron/sqlx", bun: "github.com/uptrace/bun",
    "ef-core": "Microsoft.EntityFrameworkCore", dapper: "Dapper", nhibernate: "NHibernate",
  },
  "database driver": {
    postgresql: "pg pg-pool postgres @electric-sql/pglite psycopg psycopg2 psycopg_pool asyncpg org.postgresql github.com/jackc/pgx github.com/lib/pq Npgsql",
    mysql: "mysql mysql2 pymysql MySQLdb aiomysql com.mysql github.com/go-sql-driver/mysql MySqlConnector MySql.Data",
    "sql-server": "mssql tedious pyodbc com.microsoft.sqlserver github.com/microsoft/go-mssqldb Microsoft.Data.SqlClient",
    mongodb: "mongodb pymongo motor com.mongodb go.mongodb.org/mongo-driver MongoDB.Driver",
    dynamodb: "@aws-sdk/client-dynamodb @aws-sdk/lib-dynamodb",
  },
  "message broker": {
    nats: "nats @nats-io/* faststream.nats io.nats github.com/nats-io NATS",
    kafka: "kafkajs @confluentinc/kafka-javascript @platformatic/kafka aiokafka kafka confluent_kafka faststream.kafka org.apache.kafka github.com/twmb/franz-go github.com/segmentio/kafka-go github.com/IBM/sarama Confluent.Kafka",
    rabbitmq: "amqplib pika aio_pika com.rabbitmq github.com/rabbitmq/amqp091-go RabbitMQ",
    "aws-sns-sqs": "@aws-sdk/client-sqs @aws-sdk/client-sns",
    "azure-service-bus": "@azure/service-bus azure.servicebus com.azure.messaging.servicebus Azure.Messaging.ServiceBus",
    "google-pubsub": "@google-cloud/pubsub google.cloud.pubsub",
  },
  validator: {
    zod: "zod", joi: "joi", yup: "yup", valibot: "valibot", arktype: "arktype", typebox: "@sinclair/typebox typebox", "class-validator": "class-validator", ajv: "ajv",
    pydantic: "pydantic", marshmallow: "marshmallow", cerberus: "cerberus", voluptuous: "voluptuous",
  },
};

const families: readonly Family[] = Object.entries(table).flatMap(([slot, rows]) =>
  Object.entries(rows).map(([name, libraries]) => ({ name, slot: slot as Slot, libraries: libraries.split(" ") })),
);

const slots = new Map(families.map(({ name, slot }) => [name, slot]));

/** The slot that a family fills, by its name. */
export function slotOf(family: string): Slot | undefined {
  return slots.get(family);
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

import type { Language } from "../graph/graph.ts";
import { covers } from "./families.ts";

/** What a library is for. */
export type PackageKind = "web-framework" | "function-runtime" | "scheduler" | "memory-cache" | "orm" | "driver" | "broker" | "cache" | "cloud-sdk" | "http-client" | "validator" | "logger" | "telemetry" | "test-tool";

/** What a person calls a library of a kind, after "a". */
export const kindWords: Readonly<Record<PackageKind, string>> = {
  "web-framework": "web framework", "function-runtime": "library of a function's trigger", scheduler: "scheduler", "memory-cache": "cache in memory", orm: "data mapper", driver: "database driver", broker: "message broker client",
  cache: "cache client", "cloud-sdk": "cloud library", "http-client": "network client", validator: "validator", logger: "logger", telemetry: "telemetry library", "test-tool": "test tool",
};

type Catalogue = Readonly<Record<Language, Readonly<Partial<Record<PackageKind, string>>>>>;

/** Well-known libraries by the name one imports; a name covers everything below it. */
const catalogue: Catalogue = {
  typescript: {
    "web-framework": "express fastify @fastify/* fastify-plugin koa @koa/* hapi @hapi/* @nestjs/* hono @hono/* restify elysia next nuxt @adonisjs/*",
    "function-runtime": "aws-lambda @types/aws-lambda @middy/* @aws-lambda-powertools/* @codegenie/serverless-express @vendia/serverless-express serverless-http @azure/functions @google-cloud/functions-framework",
    scheduler: "node-cron cron croner node-schedule agenda bree toad-scheduler @nestjs/schedule",
    "memory-cache": "lru-cache node-cache memory-cache quick-lru",
    orm: "kysely typeorm sequelize sequelize-typescript @prisma/client prisma drizzle-orm mongoose @mikro-orm/* objection knex bookshelf @typegoose/typegoose slonik",
    driver: "pg pg-pool pg-promise postgres mysql mysql2 mssql tedious better-sqlite3 sqlite3 node:sqlite mongodb @electric-sql/pglite @neondatabase/serverless oracledb cassandra-driver neo4j-driver @planetscale/database",
    broker: "nats @nats-io/* kafkajs @confluentinc/kafka-javascript @platformatic/kafka amqplib rhea bullmq bull mqtt @azure/service-bus @google-cloud/pubsub",
    cache: "redis @redis/* ioredis memcached keyv",
    "cloud-sdk": "aws-sdk @aws-sdk/* @azure/* @google-cloud/* firebase-admin",
    "http-client": "axios got undici node-fetch ky superagent cross-fetch node:http node:https node:http2 node:net",
    validator: "zod joi yup ajv valibot arktype @sinclair/typebox typebox class-validator superstruct",
    logger: "pino winston bunyan log4js loglevel consola signale",
    telemetry: "@opentelemetry/* prom-client dd-trace @sentry/* newrelic applicationinsights",
    "test-tool": "vitest jest @jest/* mocha chai sinon ava supertest node:test @playwright/*",
  },
  python: {
    "web-framework": "fastapi starlette flask django ninja rest_framework aiohttp.web tornado sanic bottle falcon litestar quart pyramid uvicorn gunicorn hypercorn flask_restful connexion robyn",
    "function-runtime": "mangum awslambdaric aws_lambda_powertools chalice azure.functions functions_framework",
    scheduler: "apscheduler schedule rocketry aiocron",
    "memory-cache": "cachetools cachebox",
    orm: "sqlalchemy sqlmodel alembic peewee pony tortoise mongoengine beanie odmantic ormar pynamodb django.db",
    driver: "psycopg psycopg2 psycopg_pool asyncpg pymysql MySQLdb aiomysql mysql.connector sqlite3 aiosqlite pymongo motor bson pyodbc oracledb cx_Oracle cassandra neo4j",
    broker: "nats faststream aiokafka kafka confluent_kafka pika aio_pika celery dramatiq rq arq kombu azure.servicebus google.cloud.pubsub",
    cache: "redis aioredis valkey memcache pymemcache diskcache",
    "cloud-sdk": "boto3 botocore aioboto3 aiobotocore azure google.cloud firebase_admin",
    "http-client": "httpx requests aiohttp urllib3 urllib.request http.client niquests",
    validator: "pydantic marshmallow attrs cerberus voluptuous jsonschema msgspec",
    logger: "structlog loguru pythonjsonlogger",
    telemetry: "opentelemetry prometheus_client sentry_sdk ddtrace newrelic",
    "test-tool": "pytest unittest hypothesis nose mock",
  },
  java: {
    "web-framework": "org.springframework org.springframework.kafka.annotation org.springframework.amqp.rabbit.annotation org.springframework.jms.annotation io.micronaut io.quarkus jakarta.servlet javax.servlet jakarta.ws.rs javax.ws.rs io.vertx io.javalin com.sun.net.httpserver spark",
    "function-runtime": "com.amazonaws.services.lambda com.amazonaws.serverless com.microsoft.azure.functions com.google.cloud.functions org.springframework.cloud.function",
    scheduler: "org.quartz org.springframework.scheduling org.jobrunr com.github.kagkarlsson",
    "memory-cache": "com.github.benmanes.caffeine org.ehcache com.google.common.cache",
    orm: "jakarta.persistence javax.persistence org.hibernate org.springframework.data org.springframework.jdbc org.springframework.orm org.jooq org.apache.ibatis io.ebean org.jdbi",
    driver: "java.sql javax.sql org.postgresql com.mysql com.mongodb oracle.jdbc com.zaxxer.hikari io.r2dbc",
    broker: "org.apache.kafka io.nats com.rabbitmq jakarta.jms javax.jms org.springframework.kafka org.springframework.amqp",
    cache: "redis.clients io.lettuce",
    "cloud-sdk": "software.amazon.awssdk com.amazonaws com.azure com.google.cloud",
    "http-client": "java.net.http okhttp3 org.apache.http org.apache.hc retrofit2 feign",
    validator: "jakarta.validation javax.validation org.hibernate.validator",
    logger: "org.slf4j ch.qos.logback org.apache.logging java.util.logging",
    telemetry: "io.opentelemetry io.micrometer io.prometheus",
    "test-tool": "org.junit org.mockito org.assertj org.testcontainers com.tngtech.archunit",
  },
  go: {
    "web-framework": "github.com/gin-gonic github.com/labstack/echo github.com/gofiber/fiber github.com/go-chi/chi github.com/gorilla net/http github.com/valyala/fasthttp",
    "function-runtime": "github.com/aws/aws-lambda-go github.com/awslabs/aws-lambda-go-api-proxy github.com/GoogleCloudPlatform/functions-framework-go",
    scheduler: "github.com/robfig/cron github.com/go-co-op/gocron",
    "memory-cache": "github.com/patrickmn/go-cache github.com/dgraph-io/ristretto github.com/hashicorp/golang-lru",
    orm: "gorm.io entgo.io github.com/uptrace/bun github.com/jmoiron/sqlx github.com/go-gorm xorm.io github.com/Masterminds/squirrel github.com/pressly/goose",
    driver: "database/sql github.com/jackc/pgx github.com/lib/pq github.com/go-sql-driver/mysql go.mongodb.org/mongo-driver github.com/mattn/go-sqlite3 modernc.org/sqlite github.com/microsoft/go-mssqldb",
    broker: "github.com/nats-io github.com/segmentio/kafka-go github.com/IBM/sarama github.com/twmb/franz-go github.com/rabbitmq/amqp091-go",
    cache: "github.com/redis/go-redis github.com/go-redis github.com/gomodule/redigo github.com/bradfitz/gomemcache",
    "cloud-sdk": "github.com/aws/aws-sdk-go github.com/aws/aws-sdk-go-v2 github.com/Azure/azure-sdk-for-go cloud.google.com/go",
    "http-client": "github.com/go-resty/resty github.com/hashicorp/go-retryablehttp",
    validator: "github.com/go-playground/validator github.com/go-ozzo/ozzo-validation",
    logger: "go.uber.org/zap github.com/sirupsen/logrus github.com/rs/zerolog",
    telemetry: "go.opentelemetry.io github.com/prometheus/client_golang",
    "test-tool": "github.com/stretchr/testify testing",
  },
  csharp: {
    "web-framework": "Microsoft.AspNetCore Carter FastEndpoints ServiceStack Nancy System.Web",
    "function-runtime": "Amazon.Lambda Microsoft.Azure.Functions Microsoft.Azure.WebJobs Google.Cloud.Functions",
    scheduler: "Quartz Hangfire Coravel",
    "memory-cache": "Microsoft.Extensions.Caching.Memory LazyCache",
    orm: "Microsoft.EntityFrameworkCore Dapper NHibernate LinqToDB Marten ServiceStack.OrmLite System.Data.Entity",
    driver: "Npgsql MySqlConnector MySql.Data Microsoft.Data System.Data MongoDB Oracle.ManagedDataAccess",
    broker: "NATS Confluent.Kafka RabbitMQ MassTransit NServiceBus Azure.Messaging Wolverine Rebus",
    cache: "StackExchange.Redis Microsoft.Extensions.Caching",
    "cloud-sdk": "Amazon Azure Google.Cloud Microsoft.Azure",
    "http-client": "System.Net.Http RestSharp Refit Flurl",
    validator: "FluentValidation System.ComponentModel.DataAnnotations",
    logger: "Microsoft.Extensions.Logging Serilog NLog log4net",
    telemetry: "OpenTelemetry Prometheus Sentry",
    "test-tool": "Xunit NUnit Moq FluentAssertions NSubstitute Microsoft.VisualStudio.TestTools",
  },
};

interface Row {
  readonly name: string;
  readonly kind: PackageKind;
}

const rows = new Map<Language, readonly Row[]>();

function rowsOf(language: Language): readonly Row[] {
  let found = rows.get(language);
  if (found === undefined) {
    const all = Object.entries(catalogue[language]).flatMap(([kind, names]) => names.split(" ").map((name) => ({ name, kind: kind as PackageKind })));
    // The most precise name wins: django.db is an ORM, django a framework.
    found = all.sort((a, b) => b.name.length - a.name.length);
    rows.set(language, found);
  }
  return found;
}

/** The library behind an imported name and what it is for; undefined when it is not in the catalogue. */
export function libraryOf(language: Language, imported: string): Row | undefined {
  return rowsOf(language).find(({ name }) => covers(name, imported));
}

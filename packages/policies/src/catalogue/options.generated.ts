// Written by `pnpm generate` from `libraries` in the folders of options. Do not edit.
import type { OptionLibraries } from "./families.ts";

export const optionLibraries: readonly OptionLibraries[] = [
  {"question":"broker","name":"aws-sns-sqs","libraries":["@aws-sdk/client-sqs","@aws-sdk/client-sns"],"brings":[]},
  {"question":"broker","name":"azure-service-bus","libraries":["@azure/service-bus","azure.servicebus","com.azure.messaging.servicebus","Azure.Messaging.ServiceBus"],"brings":[]},
  {"question":"broker","name":"google-pubsub","libraries":["@google-cloud/pubsub","google.cloud.pubsub"],"brings":[]},
  {"question":"broker","name":"kafka","libraries":["kafkajs","@confluentinc/kafka-javascript","@platformatic/kafka","aiokafka","kafka","confluent_kafka","faststream.kafka","org.apache.kafka","github.com/twmb/franz-go","github.com/segmentio/kafka-go","github.com/IBM/sarama","Confluent.Kafka"],"brings":[]},
  {"question":"broker","name":"nats","libraries":["nats","@nats-io/*","faststream.nats","io.nats","github.com/nats-io","NATS"],"brings":[]},
  {"question":"broker","name":"rabbitmq","libraries":["amqplib","pika","aio_pika","com.rabbitmq","github.com/rabbitmq/amqp091-go","RabbitMQ"],"brings":[]},
  {"question":"data-access","name":"kysely","languages":["typescript"],"libraries":["kysely"],"brings":[]},
  {"question":"data-access","name":"sqlalchemy","languages":["python"],"libraries":["sqlalchemy","sqlmodel","alembic"],"brings":[]},
  {"question":"database","name":"dynamodb","libraries":["@aws-sdk/client-dynamodb","@aws-sdk/lib-dynamodb"],"brings":[]},
  {"question":"database","name":"mongodb","libraries":["mongodb","pymongo","motor","com.mongodb","go.mongodb.org/mongo-driver","MongoDB.Driver"],"brings":[]},
  {"question":"database","name":"mysql","libraries":["mysql","mysql2","pymysql","MySQLdb","aiomysql","com.mysql","github.com/go-sql-driver/mysql","MySqlConnector","MySql.Data"],"brings":[]},
  {"question":"database","name":"postgresql","libraries":["pg","pg-pool","postgres","@electric-sql/pglite","psycopg","psycopg2","psycopg_pool","asyncpg","org.postgresql","github.com/jackc/pgx","github.com/lib/pq","Npgsql"],"brings":[]},
  {"question":"database","name":"sql-server","libraries":["mssql","tedious","pyodbc","com.microsoft.sqlserver","github.com/microsoft/go-mssqldb","Microsoft.Data.SqlClient"],"brings":[]},
  {"question":"framework","name":"aspnet-core","languages":["csharp"],"libraries":["Microsoft.AspNetCore"],"brings":["ef-core"]},
  {"question":"framework","name":"django","languages":["python"],"libraries":["django","ninja","rest_framework"],"brings":["django-orm","pydantic"]},
  {"question":"framework","name":"echo","languages":["go"],"libraries":["github.com/labstack/echo"],"brings":[]},
  {"question":"framework","name":"express","languages":["typescript"],"libraries":["express"],"brings":["zod"]},
  {"question":"framework","name":"fastapi","languages":["python"],"libraries":["fastapi"],"brings":["pydantic"]},
  {"question":"framework","name":"fastify","languages":["typescript"],"libraries":["fastify","@fastify/*","fastify-plugin"],"brings":["zod","ajv","typebox"]},
  {"question":"framework","name":"flask","languages":["python"],"libraries":["flask","flask_restful"],"brings":["pydantic"]},
  {"question":"framework","name":"gin","languages":["go"],"libraries":["github.com/gin-gonic"],"brings":[]},
  {"question":"framework","name":"micronaut","languages":["java","kotlin"],"libraries":["io.micronaut"],"brings":["micronaut-data"]},
  {"question":"framework","name":"nestjs","languages":["typescript"],"libraries":["@nestjs/*"],"brings":["zod","class-validator","express","fastify"]},
  {"question":"framework","name":"spring-boot","languages":["java","kotlin"],"libraries":["org.springframework.web","org.springframework.boot"],"brings":["spring-data"]},
];

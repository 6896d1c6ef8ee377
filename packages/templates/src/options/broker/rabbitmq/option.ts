import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "RabbitMQ",
  summary: "Queues and routing where a team runs it already.",
  order: 60,
  libraries: { names: ["amqplib", "pika", "aio_pika", "com.rabbitmq", "github.com/rabbitmq/amqp091-go", "RabbitMQ"] },
  generates: false,
  needs: { trait: ["remote-events"] },
  facts,
  rules,
});

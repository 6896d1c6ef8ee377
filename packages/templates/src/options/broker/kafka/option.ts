import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Kafka",
  summary: "A log of events that many readers follow at their own pace.",
  order: 30,
  libraries: { names: ["kafkajs", "@confluentinc/kafka-javascript", "@platformatic/kafka", "aiokafka", "kafka", "confluent_kafka", "faststream.kafka", "org.apache.kafka", "github.com/twmb/franz-go", "github.com/segmentio/kafka-go", "github.com/IBM/sarama", "Confluent.Kafka"] },
  generates: false,
  needs: { trait: ["remote-events"] },
  facts,
  rules,
});

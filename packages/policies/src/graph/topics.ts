import type { Literal } from "./literals.ts";
import type { Look } from "./look.ts";

/** A place where code publishes or consumes a topic or a queue by its name. */
export interface TopicUse {
  readonly topic: string;
  readonly verb: "publishes" | "consumes";
  readonly start: number;
  readonly end: number;
}

interface Row {
  readonly callees: RegExp;
  readonly verb: TopicUse["verb"];
  /** Only an argument that is called like a topic counts: the call means other things, too. */
  readonly named?: true;
}

/** Calls and annotations of clients for brokers, by what they do. */
const rows: readonly Row[] = [
  { callees: /^(?:publish|Publish|publishAsync|PublishAsync|publish_async|produce|Produce|ProduceAsync|announce|enqueue|Enqueue|convertAndSend|basicPublish|basic_publish|send_and_wait)$/, verb: "publishes" },
  { callees: /^(?:send|Send|sendAsync|SendAsync|sendMessage|SendMessage|send_message|sendBatch|ProducerMessage|ProducerRecord|Writer|WriterConfig|Message|Msg|Record)$/, verb: "publishes", named: true },
  { callees: /^(?:subscribe|Subscribe|SubscribeAsync|QueueSubscribe|consume|Consume|basicConsume|basic_consume|KafkaListener|RabbitListener|SqsListener|JmsListener|EventPattern|MessagePattern|KafkaConsumer|AIOKafkaConsumer|ConsumeTopics)$/, verb: "consumes" },
  { callees: /^(?:ReaderConfig|Reader|receive_message|receiveMessage|ReceiveMessage)$/, verb: "consumes", named: true },
];
const argument = /^(?:topics?|queues?|Topics?|Queues?|subject|Subject|routingKey|routing_key|channel|exchange)$/;
/** A word in parts, as topics have: no sentence, no address, no variable part. */
const topicName = /^[A-Za-z][\w]*(?:[.:/-][\w]+)+$/;
/** One native pass ends most files here. */
const hint = /ublish|roduce|nnounce|nqueue|onvertAndSend|end_and_wait|[sS]end|ubscribe|onsume|Listener|Pattern|Reader|Writer|Message\{|Msg\{|Record\{|eceive/;
/** One of the calls, and not far behind its bracket a topic. */
const called = new RegExp(`\\b(?:${rows.map(({ callees }) => callees.source.slice(1, -1)).join("|")})\\s*[<({][\\s\\S]{0,1000}?["'\`]${topicName.source.slice(1, -1)}["'\`]`);

/** Topics and queues that a source names where it publishes or consumes them. */
export function topicUses(look: Look): readonly TopicUse[] {
  return hint.test(look.code) && called.test(look.code) ? look.literals.flatMap((literal) => useOf(literal) ?? []) : [];
}

function useOf({ value, start, call, name }: Literal): TopicUse | undefined {
  if (call === undefined || !topicName.test(value)) return undefined;
  const row = rows.find(({ callees }) => callees.test(call.callee));
  const first = call.literals.find((other) => other.name === undefined)?.start === start;
  const fits = name === undefined ? first && row?.named === undefined : argument.test(name);
  return row !== undefined && fits ? { topic: value, verb: row.verb, start, end: start + value.length } : undefined;
}

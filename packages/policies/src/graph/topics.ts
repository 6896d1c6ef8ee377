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
/** A call with its bracket, and what may be its topic. */
type Shape = readonly [call: RegExp, topic: RegExp];
const calleesOf = (some: readonly Row[]): string => some.map(({ callees }) => callees.source.slice(4, -2)).join("|");
const quoted = `["'\`]${topicName.source.slice(1, -1)}["'\`]`;
const anywhere: readonly Shape[] = [[new RegExp(`\\b(?:${calleesOf(rows)})\\s*[<({]`, "g"), new RegExp(quoted, "g")]];
/** In scripts only round brackets call (`Record<` stands everywhere), and what is called like a topic says so right in front of it. */
const inScripts: readonly Shape[] = [
  [new RegExp(`\\b(?:${calleesOf(rows.filter(({ named }) => named === undefined))})\\s*\\(`, "g"), new RegExp(quoted, "g")],
  [new RegExp(`\\b(?:${calleesOf(rows.filter(({ named }) => named === true))})\\s*\\(`, "g"), new RegExp(`\\b(?:${argument.source.slice(4, -2)})["']?\\s*[:=](?:[\\s[\\w:=]|/\\*[^]*?\\*/|//[^\\n]*\\n)*${quoted}`, "g")],
];
/** How far behind the bracket it begins at most. */
const reach = 1000;

/** Topics and queues that a source names where it publishes or consumes them. */
export function topicUses(look: Look): readonly TopicUse[] {
  return hint.test(look.code) && shapesIn(look.path).some((shape) => isIn(look.code, shape)) ? look.literals.flatMap((literal) => useOf(literal) ?? []) : [];
}

function shapesIn(path: string): readonly Shape[] {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) ? inScripts : anywhere;
}

/** Whether a topic is not far behind the bracket of a call. Every stretch is searched once, however many calls reach it. */
function isIn(code: string, [call, topic]: Shape): boolean {
  let next = -1;
  call.lastIndex = 0;
  while (call.test(code)) {
    const from = call.lastIndex;
    if (next < from) {
      topic.lastIndex = from;
      next = topic.exec(code)?.index ?? Number.POSITIVE_INFINITY;
    }
    if (next - from <= reach) return true;
    if (next === Number.POSITIVE_INFINITY) return false;
  }
  return false;
}

function useOf({ value, start, call, name }: Literal): TopicUse | undefined {
  if (call === undefined || !topicName.test(value)) return undefined;
  const row = rows.find(({ callees }) => callees.test(call.callee));
  const first = call.literals.find((other) => other.name === undefined)?.start === start;
  const fits = name === undefined ? first && row?.named === undefined : argument.test(name);
  return row !== undefined && fits ? { topic: value, verb: row.verb, start, end: start + value.length } : undefined;
}

import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { z } from "zod";
import type { Broker } from "../events/broker.ts";
import type { EventMessage } from "../events/event.ts";
import type { Logger } from "../telemetry.ts";

const Message = z.object({
  id: z.string(),
  topic: z.string(),
  payload: z.unknown(),
  headers: z.record(z.string(), z.string()),
});

/** Hands the messages of a batch to the app's subscribers. Those that failed go back to the queue, alone. */
export function queueConsumer(broker: Broker, log: Logger): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const handled = async ({ messageId, body }: SQSRecord): Promise<string | undefined> => {
    try {
      const message: EventMessage = Message.parse(JSON.parse(body));
      await broker.receive?.(message);
      return undefined;
    } catch (error) {
      log.error({ err: error, message_id: messageId }, "event not handled, will be repeated");
      return messageId;
    }
  };
  return async ({ Records }) => {
    const outcomes = await Promise.all(Records.map(handled));
    return { batchItemFailures: outcomes.flatMap((id) => (id === undefined ? [] : [{ itemIdentifier: id }])) };
  };
}

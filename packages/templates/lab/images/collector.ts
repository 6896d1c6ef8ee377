import { join } from "node:path";
import { collector as tool } from "../tools/collector.ts";
import { certificates, type StandIn } from "./workshop.ts";

/** A real collector, built from the same modules, in an image laid out like the published one. */
export const collectorImage: StandIn = {
  matches: (reference) => /^otel\/opentelemetry-collector(-contrib)?:0\.[\d.]+$/.test(reference),
  async prepare(_reference, shop) {
    const found = await tool.find();
    await shop.take(join(found.folder, "otelcol"), "otelcol");
    return `FROM scratch
COPY otelcol /otelcol
${certificates(shop)}
USER 10001
EXPOSE 4317 4318
ENTRYPOINT ["/otelcol"]
CMD ["--config", "/etc/otelcol/config.yaml"]`;
  },
};

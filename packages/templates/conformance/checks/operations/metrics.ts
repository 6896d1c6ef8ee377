import { randomBytes } from "node:crypto";
import { perApp, perModule, type Check, type Sentence } from "../../check.ts";
import { expectFact, Mismatch } from "../../expectations.ts";
import type { AppSpec } from "../../suite-options.ts";
import { create, unknownId, uniqueName, waitFor, type Module, type Resource, type World } from "../../world.ts";
import { duration, scrape, total, type Sample, type Scrape } from "./prometheus.ts";

const count = `${duration}_count`;
const settleMs = 2_000;

function appOf(world: World, module: Module): AppSpec {
  const app = world.apps.find((candidate) => candidate.modules.includes(module.name));
  if (app === undefined) throw new Mismatch(`no app was given that hosts the module "${module.name}"`);
  return app;
}

/** The counters that rose from one scrape to the next, with how much. */
function risen(before: Scrape, after: Scrape): readonly Sample[] {
  return after.samples
    .filter((sample) => sample.name === count)
    .map((sample) => ({ ...sample, value: sample.value - total(before, count, sample.labels) }))
    .filter((sample) => sample.value > 0);
}

interface Expected {
  readonly act: () => Promise<unknown>;
  readonly wanted: (sample: Sample) => boolean;
}

/** What the requests in between added to the counters that the probe wants; waits for it, for counting may lag an answer. */
async function growth(world: World, module: Module, { act, wanted }: Expected): Promise<readonly Sample[]> {
  const app = appOf(world, module);
  const before = await scrape(world, app);
  await act();
  const found = await waitFor(Math.min(settleMs, world.patience.eventMs), async () => {
    const grown = risen(before, await scrape(world, app)).filter(wanted);
    return grown.length > 0 ? grown : undefined;
  });
  return found ?? [];
}

function forApps(sentence: Sentence, verify: (scraped: Scrape, app: AppSpec) => void): Check {
  return perApp(sentence, async (world, app) => {
    for (const name of app.modules) await world.send({ path: `/api/${name}` });
    verify(await scrape(world, app), app);
  });
}

function isRead(sample: Sample, status: string): boolean {
  return sample.labels["http_request_method"] === "GET" && sample.labels["http_response_status_code"] === status;
}

async function readRoutes(world: World, module: Module, resource: Resource): Promise<string[]> {
  const wanted = (sample: Sample): boolean => isRead(sample, "200") && (sample.labels["http_route"] ?? "").startsWith(`${module.path}/`);
  const grown = await growth(world, module, { act: () => world.send({ path: resource.path }), wanted });
  return grown.map((sample) => sample.labels["http_route"] ?? "");
}

export const metricChecks: readonly Check[] = [
  forApps(
    { id: "operations.metrics-format", title: "/metrics answers the Prometheus text format", contract: "/metrics in Prometheus format." },
    ({ contentType, samples }, app) => {
      expectFact(
        /^(text\/plain|application\/openmetrics-text)/.test(contentType),
        `GET /metrics of ${app.name}: content type "${contentType}"; expected text/plain`,
      );
      expectFact(samples.length > 0, `GET /metrics of ${app.name}: no sample in it`);
    },
  ),
  forApps(
    {
      id: "operations.duration-histogram",
      title: "the duration of requests is a histogram with the name of the contract",
      contract: `/metrics … with ${duration}: histogram.`,
    },
    (scraped, app) => {
      expectFact(
        scraped.types[duration] === "histogram",
        `GET /metrics of ${app.name}: "# TYPE ${duration}" says ${scraped.types[duration] ?? "nothing"}; expected histogram`,
      );
      for (const series of ["_count", "_sum", "_bucket"]) {
        expectFact(
          scraped.samples.some((sample) => sample.name === duration + series),
          `GET /metrics of ${app.name}: ${duration}${series} is missing`,
        );
      }
    },
  ),
  forApps(
    {
      id: "operations.duration-labels",
      title: "the histogram has the labels of the contract",
      contract: "labels http_request_method, http_route, http_response_status_code, url_scheme.",
    },
    ({ samples }, app) => {
      for (const { labels } of samples.filter((sample) => sample.name === count)) {
        for (const label of ["http_request_method", "http_route", "http_response_status_code", "url_scheme"]) {
          const fine = label in labels || (label === "http_route" && labels["http_response_status_code"]?.startsWith("4") === true);
          expectFact(fine, `GET /metrics of ${app.name}: ${count} ${JSON.stringify(labels)} lacks the label ${label}`);
        }
        expectFact(
          ["http", "https"].includes(labels["url_scheme"] ?? ""),
          `GET /metrics of ${app.name}: url_scheme is "${labels["url_scheme"] ?? ""}"; expected http or https`,
        );
      }
    },
  ),
  forApps(
    { id: "operations.duration-buckets", title: "buckets add up", contract: `${duration} histogram: cumulative buckets, the last one counts all.` },
    (scraped, app) => {
      for (const { labels, value } of scraped.samples.filter((sample) => sample.name === count)) {
        const last = total(scraped, `${duration}_bucket`, { ...labels, le: "+Inf" });
        expectFact(last === value, `GET /metrics of ${app.name}: bucket +Inf of ${JSON.stringify(labels)} is ${last}, count is ${value}; expected them equal`);
      }
    },
  ),
  perModule(
    {
      id: "operations.metrics-grow",
      title: "every request is counted, with method, route and status",
      contract: `${duration} histogram with labels http_request_method, http_route, http_response_status_code.`,
    },
    async (world, module) => {
      const { path } = await create(world, module);
      const act = async (): Promise<void> => {
        for (let times = 0; times < 3; times += 1) await world.send({ path });
      };
      const isItem = (sample: Sample): boolean =>
        isRead(sample, "200") && (sample.labels["http_route"] ?? "").startsWith(`${module.path}/`) && sample.value >= 3;
      expectFact(
        (await growth(world, module, { act, wanted: isItem })).length > 0,
        `GET ${path} three times: no ${count} with method GET, status 200 and a route below ${module.path}/ grew by 3`,
      );
      const post = (): Promise<unknown> => world.send({ method: "POST", path: module.path, json: { name: uniqueName("counted") } });
      const isPost = ({ labels }: Sample): boolean =>
        labels["http_request_method"] === "POST" && labels["http_route"] === module.path && labels["http_response_status_code"] === "201";
      expectFact(
        (await growth(world, module, { act: post, wanted: isPost })).length > 0,
        `POST ${module.path}: no ${count} with method POST, route ${module.path} and status 201 grew`,
      );
    },
  ),
  perModule(
    { id: "operations.metrics-count-refusals", title: "refused requests are counted under their status", contract: "label http_response_status_code." },
    async (world, module) => {
      const missing = (): Promise<unknown> => world.send({ path: `${module.path}/${unknownId()}` });
      const isMissing = (sample: Sample): boolean => isRead(sample, "404") && (sample.labels["http_route"] ?? "").startsWith(module.path);
      expectFact(
        (await growth(world, module, { act: missing, wanted: isMissing })).length > 0,
        `GET ${module.path}/<unknown>: no ${count} with method GET, status 404 and a route below ${module.path} grew`,
      );
      const invalid = (): Promise<unknown> => world.send({ method: "POST", path: module.path, json: {} });
      const isInvalid = ({ labels }: Sample): boolean =>
        labels["http_request_method"] === "POST" && labels["http_response_status_code"] === "422" && labels["http_route"] === module.path;
      expectFact(
        (await growth(world, module, { act: invalid, wanted: isInvalid })).length > 0,
        `POST ${module.path} {}: no ${count} with method POST, status 422 and route ${module.path} grew`,
      );
    },
  ),
  perModule(
    {
      id: "operations.route-is-template",
      title: "http_route is the template, not the path",
      contract: "http_route: by route template (OpenTelemetry: low cardinality).",
    },
    async (world, module) => {
      const first = await create(world, module);
      const second = await create(world, module);
      const routes = [...(await readRoutes(world, module, first)), ...(await readRoutes(world, module, second))];
      expectFact(
        routes.length === 2 && routes[0] === routes[1],
        `GET of two entities of ${module.path}: http_route is ${JSON.stringify(routes)}; expected one template twice`,
      );
      const { text } = await scrape(world, appOf(world, module));
      expectFact(!text.includes(first.id), `GET /metrics holds the id ${first.id}; expected the route template only`);
    },
  ),
  perModule(
    {
      id: "operations.unknown-routes-are-one",
      title: "paths nobody has do not become labels",
      contract: 'Problem 4xx for unknown routes get http_route="" or are labelled consistently.',
    },
    async (world, module) => {
      const mark = randomBytes(8).toString("hex");
      for (const path of [`/api/${mark}`, `${module.path}/x/${mark}`, `${module.path}/${mark}`]) await world.send({ path });
      const { text } = await scrape(world, appOf(world, module));
      expectFact(!text.includes(mark), `GET /metrics holds "${mark}", part of a path that a caller made up`);
    },
  ),
  perModule({ id: "operations.duration-in-seconds", title: "durations are seconds", contract: duration }, async (world, module) => {
    const app = appOf(world, module);
    const before = total(await scrape(world, app), `${duration}_sum`);
    const started = performance.now();
    for (let times = 0; times < 20; times += 1) await world.send({ path: module.path });
    const after = total(await scrape(world, app), `${duration}_sum`);
    const seconds = (performance.now() - started) / 1000;
    expectFact(after > before, `${duration}_sum did not grow by twenty requests`);
    expectFact(
      after - before <= seconds * 2 + 0.25,
      `${duration}_sum grew by ${after - before} in ${seconds} s of requests one after the other; expected seconds`,
    );
  }),
];

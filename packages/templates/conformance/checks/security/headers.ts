import { once, perModule, type Check } from "../../check.ts";
import { expectNoCrash, expectStatus, expectThat, headerOf } from "../../expectations.ts";
import { NoAnswer, type Call, type Reply } from "../../http-client.ts";
import { create, unknownId, type Module, type World } from "../../world.ts";

/** A success, a problem, a read and a list. */
async function typicalReplies(world: World, module: Module): Promise<readonly Reply[]> {
  const { path } = await create(world, module);
  const calls: readonly Call[] = [
    { path: module.path },
    { path },
    { path: `${module.path}/${unknownId()}` },
    { method: "POST", path: module.path, json: {} },
    { path: "/no-such-route" },
  ];
  return Promise.all(calls.map((call) => world.send(call)));
}

export const headerChecks: readonly Check[] = [
  perModule(
    { id: "security.no-sniffing", title: "X-Content-Type-Options: nosniff is on every answer", contract: "security headers." },
    async (world, module) => {
      for (const reply of await typicalReplies(world, module)) {
        expectThat(headerOf(reply, "x-content-type-options").toLowerCase() === "nosniff", reply, "X-Content-Type-Options: nosniff");
      }
    },
  ),
  perModule({ id: "security.no-framing", title: "no answer may be framed", contract: "security headers." }, async (world, module) => {
    for (const reply of await typicalReplies(world, module)) {
      const byOption = /^(deny|sameorigin)$/i.test(headerOf(reply, "x-frame-options"));
      const byPolicy = /frame-ancestors\s+'(none|self)'/i.test(headerOf(reply, "content-security-policy"));
      expectThat(byOption || byPolicy, reply, "X-Frame-Options or frame-ancestors in Content-Security-Policy");
    }
  }),
  perModule(
    {
      id: "security.no-product-names",
      title: "no header names framework or version",
      contract: "security headers; reference C1: X-Powered-By and Server off.",
    },
    async (world, module) => {
      for (const reply of await typicalReplies(world, module)) {
        expectThat(headerOf(reply, "x-powered-by") === "", reply, `no X-Powered-By, found "${headerOf(reply, "x-powered-by")}"`);
        expectThat(!/\d/.test(headerOf(reply, "server")), reply, `no version in Server, found "${headerOf(reply, "server")}"`);
      }
      for (const app of world.apps.filter(({ modules }) => modules.includes(module.name))) {
        const reply = await world.sendTo(app, { path: module.path });
        expectThat(headerOf(reply, "server") === "", reply, `no Server header from the app itself, found "${headerOf(reply, "server")}"`);
      }
    },
  ),
  perModule(
    { id: "security.large-header", title: "headers beyond any reason are refused, and the server goes on", contract: "body and header limits." },
    async (world, module) => {
      try {
        const reply = await world.send({ path: module.path, headers: { "x-large": "x".repeat(256 * 1024) } });
        expectStatus(reply, 400, 413, 431, 494);
      } catch (cause) {
        if (!(cause instanceof NoAnswer) || cause.code === "timed out") throw cause;
      }
      expectStatus(await world.send({ path: module.path }), 200);
    },
  ),
  perModule({ id: "security.ordinary-header", title: "a header of 4 KiB is accepted", contract: "body and header limits." }, async (world, module) => {
    expectStatus(await world.send({ path: module.path, headers: { "x-ordinary": "x".repeat(4096) } }), 200);
  }),
  once(
    {
      id: "security.odd-headers",
      title: "odd values in common headers do not break the server",
      contract: "anything unexpected is a 500: what a caller can send is expected.",
    },
    async (world) => {
      const odd = {
        accept: ";;;",
        "accept-encoding": "*;q=0",
        "accept-language": "xx-".repeat(50),
        "x-forwarded-for": "'; --",
        "if-none-match": '\u00ff"',
        range: "bytes=9-1",
        cookie: "=;=;",
      };
      for (const module of world.modules) {
        for (const [name, value] of Object.entries(odd)) expectNoCrash(await world.send({ path: module.path, headers: { [name]: value } }));
      }
    },
  ),
];

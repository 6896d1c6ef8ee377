import { perModule, perReference, type Check } from "../../check.ts";
import { expectFact, expectPointers, expectStatus, expectThat, fieldErrorsOf, objectOf } from "../../expectations.ts";
import { readAll, uniqueName } from "../../world.ts";
import { post } from "./post.ts";

const astral = "👟";

export const fieldChecks: readonly Check[] = [
  perModule(
    {
      id: "validation.missing-name",
      title: "a missing name is 422 at /name",
      contract: 'validation 422 with errors: [{ "pointer": "/name", "detail", "code" }].',
    },
    async (world, module) => expectPointers(await post(world, module, {}), "/name"),
  ),
  perModule(
    {
      id: "validation.number-for-text",
      title: "a number where text is due is refused",
      contract: "number where text is due: 400 or 422: nothing is coerced in a body.",
    },
    async (world, module) => expectPointers(await post(world, module, { name: 123 }), "/name"),
  ),
  perModule(
    {
      id: "validation.wrong-type",
      title: "null, boolean, list and object are no name",
      contract: "wrong type … one entry per field; nothing is coerced in a body.",
    },
    async (world, module) => {
      for (const name of [null, true, ["a"], { first: "a" }]) expectPointers(await post(world, module, { name }), "/name");
    },
  ),
  perModule({ id: "validation.empty-name", title: "an empty name is 422", contract: "name (string 1..100)." }, async (world, module) =>
    expectPointers(await post(world, module, { name: "" }), "/name"),
  ),
  perModule(
    { id: "validation.longest-name", title: "names of 1 and of 100 characters are accepted", contract: "name (string 1..100)." },
    async (world, module) => {
      for (const name of ["x", "x".repeat(100)]) {
        const reply = await post(world, module, { name });
        expectStatus(reply, 201);
        expectThat(objectOf(reply)["name"] === name, reply, "the name unchanged");
      }
    },
  ),
  perModule(
    { id: "validation.too-long-name", title: "a name of 101 characters is 422", contract: "name (string 1..100); too long: one entry per field." },
    async (world, module) => expectPointers(await post(world, module, { name: "x".repeat(101) }), "/name"),
  ),
  perModule(
    {
      id: "validation.control-characters",
      title: "control characters are no part of a name, also at its end",
      contract: "name (string 1..100), text on one line, in every language alike.",
    },
    async (world, module) => {
      for (const name of ["a\tb", "a\nb", "a\n", "a\r", "a\u0001b", "\u007f"]) expectPointers(await post(world, module, { name }), "/name");
    },
  ),
  perModule(
    {
      id: "validation.longest-name-in-code-points",
      title: "length counts characters, not UTF-16 units or bytes: 100 emoji are accepted",
      contract: "name (string 1..100), as JSON Schema counts (maxLength of code points).",
    },
    async (world, module) => {
      const name = astral.repeat(100);
      const reply = await post(world, module, { name });
      expectStatus(reply, 201);
      expectThat(objectOf(reply)["name"] === name, reply, "the name unchanged");
    },
  ),
  perModule(
    {
      id: "validation.too-long-in-code-points",
      title: "101 emoji are 422",
      contract: "name (string 1..100), as JSON Schema counts (maxLength of code points).",
    },
    async (world, module) => expectPointers(await post(world, module, { name: astral.repeat(101) }), "/name"),
  ),
  perModule(
    { id: "validation.unknown-field", title: "an unknown field is 422 at its place", contract: "unknown fields rejected (422)." },
    async (world, module) => expectPointers(await post(world, module, { name: uniqueName("known"), surprise: 1 }), "/surprise"),
  ),
  perModule(
    {
      id: "validation.server-fields",
      title: "id, version and times cannot be set from outside",
      contract: "POST {name, <u>Id?}; unknown fields rejected (422).",
    },
    async (world, module) => {
      for (const field of ["id", "version", "createdAt", "updatedAt"]) {
        expectPointers(await post(world, module, { name: uniqueName("own"), [field]: field === "version" ? 7 : "mine" }), `/${field}`);
      }
    },
  ),
  perModule(
    {
      id: "validation.one-entry-per-field",
      title: "all bad fields are told at once, one entry each",
      contract: "validation 422 with errors …, one per field.",
    },
    async (world, module) => expectPointers(await post(world, module, { name: 5, colour: "red", size: 4 }), "/name", "/colour", "/size"),
  ),
  perModule(
    { id: "validation.pointer-escapes", title: "pointers are JSON pointers (RFC 6901)", contract: 'errors: [{ "pointer": "/name" … }].' },
    async (world, module) => expectPointers(await post(world, module, { name: uniqueName("slash"), "a/b~c": 1 }), "/a~1b~0c"),
  ),
  perModule(
    { id: "validation.entry-members", title: "every entry has pointer, detail and code", contract: 'errors: [{ "pointer", "detail", "code" }].' },
    async (world, module) => {
      fieldErrorsOf(await post(world, module, { name: "" }));
      fieldErrorsOf(await post(world, module, { surprise: true }));
    },
  ),
  perModule({ id: "validation.nothing-stored", title: "what was refused is not stored", contract: "validation 422." }, async (world, module) => {
    const name = uniqueName("refused");
    expectPointers(await post(world, module, { name, surprise: 1 }), "/surprise");
    const stored = (await readAll(world, module)).some((item) => item["name"] === name);
    expectFact(!stored, `GET ${module.path}: "${name}" is in the list, though its creation was refused`);
  }),
  perReference(
    {
      id: "validation.reference-shape",
      title: "a reference that is no UUID text is 422 at its place",
      contract: "for each used module u: <u>Id (nullable uuid, optional at creation).",
    },
    async (world, { from, field }) => {
      for (const value of ["not-a-uuid", 7, "", {}]) {
        expectPointers(await post(world, from, { name: uniqueName("bad reference"), [field]: value }), `/${field}`);
      }
    },
  ),
  perReference(
    { id: "validation.reference-null", title: "a reference may be null", contract: "for each used module u: <u>Id (nullable uuid, optional at creation)." },
    async (world, { from, field }) => {
      const reply = await post(world, from, { name: uniqueName("no reference"), [field]: null });
      expectStatus(reply, 201);
      expectThat(objectOf(reply)[field] === null, reply, `${field} null`);
    },
  ),
];

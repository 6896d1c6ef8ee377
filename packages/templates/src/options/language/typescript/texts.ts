import type { Section } from "../../../define-option.ts";
import type { Project } from "../../../deployable/project.ts";
import { nodeVersion, oldestNode } from "./commands.ts";

/** How to start. */
export function readme(project: Project): readonly Section[] {
  const first = project.modules[0]?.name ?? "";
  const node = nodeVersion(project.traits);
  const guarded = project.traits.has("bearer-tokens");
  const [app] = project.apps;
  const described = project.apps.length > 1 ? `Each app describes its own modules, as in \`/openapi/${app?.name ?? ""}.json\`.` : "The API describes itself at `/openapi.json`.";
  return [
    {
      order: 10,
      title: "Start",
      text: `Needs Node.js ${node === oldestNode ? node : `${node} (${oldestNode} works)`} and [pnpm](https://pnpm.io) 12; no Docker, no database server.

\`\`\`sh
pnpm install
${guarded ? "cp .env.example .env # write the address of your identity provider into it\n" : ""}pnpm dev
\`\`\`

Then, in another terminal:

\`\`\`sh
curl http://127.0.0.1:3000/health/ready
curl -i http://127.0.0.1:3000/api/${first}${guarded ? ' -H "authorization: Bearer $TOKEN"' : ""} --json '{"name": "first"}'
\`\`\`

Development keeps its data in \`.data\`: PGlite, which is PostgreSQL inside the process; remove the folder to start afresh. With
\`DATABASE_URL\` in \`.env\` it uses your server instead: run \`pnpm migrate\` first. Every setting is in [.env.example](.env.example).
${described}`,
    },
  ];
}

export const agents: readonly Section[] = [
  {
    order: 10,
    title: "Layout of a module",
    text: `\`\`\`text
src/contract/         what others may import: views, calls, events, the operations of the API
src/domain/           rules, in plain TypeScript: no package, no driver
src/application/      use cases, and the store they need as an interface
src/infrastructure/   that store, kept in the module's own tables
src/http/             routes; they decide nothing
src/compose.ts        puts it together; for apps alone
migrations/           the next number and what it does, as 0003_add_price.sql; each runs once, in a transaction
\`\`\`

An operation is described once (\`contract/index.ts\`, with zod): routes validate by it, \`/openapi.json\` and clients are made from it.
An event is appended to the outbox in the transaction that caused it; who reacts asks the inbox first, as it may come twice.
Node.js runs the sources as they are: imports end in \`.ts\`, no enums, no parameter properties. Versions stand in \`pnpm-workspace.yaml\` alone.`,
  },
];

import type { Section } from "../../../define-option.ts";

export const readme: readonly Section[] = [
  {
    order: 10,
    title: "Start",
    text: `Needs Node.js 26 (24 works) and pnpm 12; no Docker, no database server.

\`\`\`sh
pnpm install
pnpm dev
\`\`\`

Then, in another terminal:

\`\`\`sh
curl http://127.0.0.1:3000/health/ready
\`\`\`

Development keeps its data in memory (PGlite, PostgreSQL inside the process). With \`DATABASE_URL\` in \`.env\` it uses your server; run \`pnpm migrate\` once then.
Every setting is in [.env.example](.env.example).`,
  },
];

export const agents: readonly Section[] = [];

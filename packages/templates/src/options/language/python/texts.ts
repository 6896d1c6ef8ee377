import type { Section } from "../../../define-option.ts";
import type { Project } from "../../../deployable/project.ts";

/** How to start, and what a module is made of. */
export function readme(project: Project): readonly Section[] {
  const first = project.modules[0]?.name ?? "";
  const guarded = project.traits.has("bearer-tokens");
  return [
    {
      order: 10,
      title: "Start",
      text: `Needs Python 3.13 and [uv](https://docs.astral.sh/uv/); no Docker, no database server.

\`\`\`sh
uv sync --compile-bytecode
${guarded ? "cp .env.example .env # write the address of your identity provider into it\n" : ""}uv run poe dev
\`\`\`

Then, in another terminal:

\`\`\`sh
curl http://127.0.0.1:3000/health/ready
curl -i http://127.0.0.1:3000/api/${first}${guarded ? ' -H "authorization: Bearer $TOKEN"' : ""} --json '{"name": "first"}'
\`\`\`

Development keeps its data in \`.data\`: SQLite, a file for each module, because it needs nothing but Python. It stands in for your
server as far as the code goes; the integration tests prove the rest on the real one. With \`DATABASE_URL\` in \`.env\` development uses
that server. Every setting is in [.env.example](.env.example); the API describes itself at \`/docs\`.`,
    },
  ];
}

export const agents: readonly Section[] = [
  {
    order: 10,
    title: "Layout of a module",
    text: `\`\`\`text
src/…_<module>/contract/         what others may import: calls (a Protocol) and events
src/…_<module>/domain/           rules, on the standard library alone
src/…_<module>/application/      use cases, and ports for what they need from outside
src/…_<module>/infrastructure/   the ports, kept in the module's own tables
src/…_<module>/http/             routes and bodies; they decide nothing
src/…_<module>/compose.py        puts it together; for apps alone
migrations/                      \`uv run poe migration <module> "add a price"\` writes the next one
\`\`\`

Endpoints are plain \`def\`: they run in threads, as the database driver waits. An event is published inside the transaction that
caused it (\`transaction.publish\`), and handled at most once by asking \`transaction.first_time\`.`,
  },
];
